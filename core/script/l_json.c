/* JSON values as Lua's: what an input record or a kept one holds. */
#include "script/state.h"

#include <math.h>

void l_json_push(lua_State *L, const json *j) {
    luaL_checkstack(L, 4, "JSON nested too deep");
    switch (j->kind) {
    case JSON_NULL: lua_pushnil(L); break;
    case JSON_BOOL: lua_pushboolean(L, j->boolean); break;
    case JSON_NUMBER:
        if (j->number == rint(j->number) && fabs(j->number) < 1e15)
            lua_pushinteger(L, (lua_Integer)j->number);
        else
            lua_pushnumber(L, j->number);
        break;
    case JSON_STRING: class_push_str(L, j->string); break;
    case JSON_ARRAY:
        lua_createtable(L, (int)j->n, 0);
        for (uint32_t i = 0; i < j->n; i++) {
            l_json_push(L, &j->item[i]);
            lua_rawseti(L, -2, (lua_Integer)i + 1);
        }
        break;
    case JSON_OBJECT:
        lua_createtable(L, 0, (int)j->n);
        for (uint32_t i = 0; i < j->n; i++) {
            class_push_str(L, j->key[i]);
            l_json_push(L, &j->item[i]);
            lua_rawset(L, -3);
        }
        break;
    }
}
