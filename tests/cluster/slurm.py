"""Slurm on this machine alone, as one node, for tests/cluster.py: munged, slurmctld and slurmd on loopback, with
private ports, everything they write in one scratch folder. Has to be root; needs no systemd, no cgroups, no database.
All of it is stopped at the end, however that comes."""
import ctypes, os, secrets, shutil, socket, subprocess, time

PR_SET_CHILD_SUBREAPER = 36
LIMIT = 60  # seconds, for whatever is waited for

CONF = """
ClusterName=tenor
SlurmctldHost=localhost(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket={folder}/munge-run/socket
CredType=cred/munge
SlurmctldPort={ctld}
SlurmdPort={slurmd}
SlurmctldPidFile={folder}/run/slurmctld.pid
SlurmdPidFile={folder}/run/slurmd.pid
SlurmctldLogFile={folder}/log/slurmctld
SlurmdLogFile={folder}/log/slurmd
StateSaveLocation={folder}/ctld
SlurmdSpoolDir={folder}/spool
SlurmUser=root
SlurmdUser=root
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=1,batch_sched_delay=0,sched_min_interval=0
SchedulerType=sched/builtin
SlurmdParameters=config_overrides
ReturnToService=2
KillWait=2
MinJobAge=600
NodeName=localhost NodeAddr=127.0.0.1 CPUs={tasks} RealMemory=16000
PartitionName=all Nodes=localhost Default=YES MaxTime=5 State=UP
"""


def free_ports(n):
    held = [socket.socket() for _ in range(n)]
    for s in held:
        s.bind(("127.0.0.1", 0))
    ports = [s.getsockname()[1] for s in held]
    for s in held:
        s.close()
    return ports


class Slurm:
    programs = ("munged", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol", "scancel", "sinfo")

    def __init__(self, folder, env):
        self.folder, self.env, self.started = folder, env, False
        self.tasks = 4
        self.daemons = []  # the last one first
        env["SLURM_CONF"] = os.path.join(folder, "slurm.conf")

    def path(self, name):
        return os.path.join(self.folder, name)

    def call(self, *command):
        return subprocess.run(command, env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=LIMIT, cwd=self.folder).stdout.decode()

    # ---- starting and stopping ----

    def start(self, *command, **how):
        """A daemon in the foreground, as a child of ours."""
        with open(self.path("said"), "ab") as said:
            self.daemons.insert(0, subprocess.Popen(command, env=self.env, cwd="/", stdin=subprocess.DEVNULL,
                                                    stdout=said, stderr=said, **how))

    def start_munge(self):
        for name in ("munge-run", "munge-log", "munge-lib"):
            os.mkdir(self.path(name))
            os.chmod(self.path(name), 0o755 if name == "munge-run" else 0o700)
            shutil.chown(self.path(name), "munge", "munge")
        with open(self.path("munge.key"), "wb") as f:
            os.chmod(f.fileno(), 0o600)
            f.write(secrets.token_bytes(1024))
        shutil.chown(self.path("munge.key"), "munge", "munge")
        self.start("munged", "--foreground", "--key-file=" + self.path("munge.key"),
                   "--socket=" + self.path("munge-run/socket"), "--pid-file=" + self.path("munge-run/pid"),
                   "--log-file=" + self.path("munge-log/log"), "--seed-file=" + self.path("munge-lib/seed"),
                   user="munge", group="munge", extra_groups=[])
        return self.wait_for(lambda: os.path.exists(self.path("munge-run/socket")))

    def __enter__(self):
        # munged trusts no folder that others could write: the way to ours has to be closed, but passable.
        os.chmod(os.path.dirname(self.folder), 0o755)
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)  # what daemons leave behind comes to us
        os.mkdir(self.folder, 0o755)
        for name in ("run", "log", "ctld", "spool"):
            os.mkdir(self.path(name))
        ctld, slurmd = free_ports(2)
        with open(self.env["SLURM_CONF"], "w") as f:
            f.write(CONF.format(folder=self.folder, ctld=ctld, slurmd=slurmd, tasks=self.tasks))
        try:
            if self.start_munge():
                self.start("slurmctld", "-D", "-c")
                self.start("slurmd", "-D")
                self.started = self.wait_for(lambda: "idle" in self.call("sinfo", "-h", "-o", "%t"))
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        if self.started:
            self.call("scancel", "-u", "root")
            self.wait_for(lambda: not {"RUNNING", "COMPLETING"} & set(self.jobs().values()), 10)
        for daemon in self.daemons:
            daemon.terminate()
            try:
                daemon.wait(10)
            except subprocess.TimeoutExpired:
                daemon.kill()
                daemon.wait()
        try:  # what they have left behind
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            pass

    def log(self):
        text = ""
        for name in ("said", "log/slurmctld", "log/slurmd", "munge-log/log"):
            try:
                text += "\n%s:\n%s" % (name, open(self.path(name)).read()[-2000:])
            except FileNotFoundError:
                pass
        return text

    # ---- jobs ----

    def wait_for(self, true, limit=LIMIT):
        end = time.time() + limit
        while time.time() < end:
            if true():
                return True
            time.sleep(0.1)
        return False

    def jobs(self):
        """{"7_2": "RUNNING", "8": "PENDING"}: the tasks of arrays one by one."""
        lines = self.call("squeue", "-h", "-r", "-t", "all", "-o", "%i %T").splitlines()
        return dict(line.split() for line in lines if len(line.split()) == 2)

    def state(self, job):
        return self.jobs().get(job)

    def states(self):
        return str(self.jobs()) + self.log()[-3000:]

    def wait(self, state):
        """Until every job is in that state."""
        return self.wait_for(lambda: self.jobs() and all(s == state for s in self.jobs().values()))
