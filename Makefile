# tenor: `make help` lists the targets.
#
# Everything is built under build/, apart for each set of sanitizers:
#   make                          ./tenor, optimised
#   make SAN=address,undefined    build/san-address-undefined/tenor
# Objects follow the folders of core/; a new .c file is picked up by itself.

VERSION := $(shell cat VERSION)
PREFIX  ?= /usr/local
CC      ?= cc
CFLAGS  ?= -O3 -g
SAN     ?=

PACKAGES := lua5.4 yaml-0.1 libpcre2-8 json-c zlib libzstd libutf8proc expat
WARN     := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes
comma    := ,
BUILD    := build/$(if $(SAN),san-$(subst $(comma),-,$(SAN)),release)
BINARY   := $(if $(SAN),$(BUILD)/tenor,tenor)

# The sanitizers' instrumentation makes gcc see null formats and truncations that are not there (clang
# does not know these warnings).
SAN_FLAGS := $(if $(SAN),-fsanitize=$(SAN) -fno-sanitize-recover=all -fno-omit-frame-pointer -Wno-format-truncation -Wno-format-overflow -Wno-unknown-warning-option)
CPPFLAGS += -D_GNU_SOURCE -DTENOR_VERSION='"$(VERSION)"' -DTENOR_SHARE='"$(PREFIX)/share/tenor"' \
            -Icore $(shell pkg-config --cflags $(PACKAGES) libxml-2.0) # loaded when a page comes
ALL_CFLAGS = -std=c11 $(WARN) $(CFLAGS) $(SAN_FLAGS)
LDLIBS   := $(shell pkg-config --libs $(PACKAGES)) -lcsv -lm # libcsv comes without a .pc file

FLOORS  := base text stats lexicon script app
SOURCES := $(foreach f,$(FLOORS),$(sort $(wildcard core/$(f)/*.c)))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
LIBRARY := $(BUILD)/libtenor.a
UNITS   := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(sort $(wildcard tests/unit/test_*.c)))

# With clang's fuzzer among the sanitizers a harness looks for inputs, else it replays known ones.
HARNESSES   := $(patsubst tests/fuzz/fuzz_%.c,$(BUILD)/fuzz/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
FUZZ_DRIVER := $(if $(findstring fuzzer,$(SAN)),-fsanitize=fuzzer,tests/fuzz/replay.c)

.DEFAULT_GOAL := all
.PHONY: FORCE all demo test test-cluster unit harnesses lint format catalogue pages bench fuzz install uninstall dist clean help

all: $(BINARY) ## build ./tenor

$(BINARY): $(BUILD)/core/app/main.o $(LIBRARY)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(LIBRARY): $(filter-out %/app/main.o,$(OBJECTS))
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/%.o: %.c VERSION Makefile
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(CPPFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/unit/%: tests/unit/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(CPPFLAGS) $(LDFLAGS) -MMD -MP -o $@ $< $(LIBRARY) -lcmocka $(LDLIBS)

$(BUILD)/fuzz/%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c tests/fuzz/fuzz.h $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(CPPFLAGS) $(LDFLAGS) -o $@ $< $(FUZZ_DRIVER) $(LIBRARY) $(LDLIBS)

$(BUILD)/bench/%: tests/bench/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(CPPFLAGS) $(LDFLAGS) -MMD -MP -o $@ $< $(LIBRARY) $(LDLIBS)

# The prefix is compiled in: what looks for lexicons is built again when it changes.
$(BUILD)/core/base/home.o: $(BUILD)/prefix
$(BUILD)/prefix: FORCE
	@mkdir -p $(@D)
	@echo '$(PREFIX)' | cmp -s - $@ || echo '$(PREFIX)' > $@
FORCE:

-include $(OBJECTS:.o=.d) $(UNITS:=.d)

demo: all ## read one sample article and compare the outlets of all of them
	./tenor read --no-pager tests/articles/clarion-harbour.txt
	./tenor report -s outlets tests/articles/sample.jsonl

unit: $(UNITS) # what tests/run needs
harnesses: $(HARNESSES)

test: all ## run every test, under the sanitizers
	@echo "building tenor again, with the sanitizers …"
	@$(MAKE) -s --no-print-directory SAN=address,undefined all unit harnesses
	@tests/run build/san-address-undefined

test-cluster: all ## run the scripts of docs/cluster.md: GNU parallel, Slurm (where installed)
	@tests/cluster.py ./tenor

lint: ## check the floors, the formatting and the sizes of files
	@tests/lint

format: ## lay out all C files by .clang-format
	clang-format -i core/*/*.[ch] $(wildcard tests/unit/*.c tests/fuzz/*.[ch])

catalogue: all ## write docs/catalogue.md from what the bundled scripts say of themselves
	docs/catalogue.sh ./tenor > $(BUILD)/catalogue.md
	mv $(BUILD)/catalogue.md docs/catalogue.md

pages: all ## write into README.md and docs/ what their commands print now
	PATH="$(CURDIR):$$PATH" TENOR_HOME="$(CURDIR)" tests/console.py --accept README.md docs/*.md

bench: all $(BUILD)/bench/stages ## measure speed and memory against wc -w, in one run
	@STAGES=$(BUILD)/bench/stages tests/bench/run

fuzz: ## fuzz the readers for a minute each (needs clang)
	@tests/fuzz/run

install: all ## install under $(DESTDIR)$(PREFIX)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/tenor $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 755 tenor $(DESTDIR)$(PREFIX)/bin/tenor
	cp -R lexicons scripts $(DESTDIR)$(PREFIX)/share/tenor/
	./tenor help --man > $(DESTDIR)$(PREFIX)/share/man/man1/tenor.1

uninstall: ## remove what install put there
	rm -rf $(DESTDIR)$(PREFIX)/bin/tenor $(DESTDIR)$(PREFIX)/share/tenor $(DESTDIR)$(PREFIX)/share/man/man1/tenor.1

dist: ## tenor-VERSION.tar.gz of what is committed
	git archive --prefix=tenor-$(VERSION)/ -o tenor-$(VERSION).tar.gz HEAD

clean: ## remove everything that was built
	rm -rf build tenor

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile
