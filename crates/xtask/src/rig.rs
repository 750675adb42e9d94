//! Real managers, started by the scripts of `../shared/manager` where those are beside the clone.

use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::clusters::MANAGERS;
use crate::process::{program, step};
use crate::workspace;

/// A manager that the rig starts.
pub(crate) struct Release {
    version: &'static str,
    port: u16,
    database: &'static str,
    has_machine: bool,
}

const NEWEST: Release = Release {
    version: "26.9.6",
    port: 8091,
    database: "bai_26_9_6",
    has_machine: true,
};
const Y25: Release = Release {
    version: "25.5.2",
    port: 8086,
    database: "bai_25_5_2",
    has_machine: true,
};
const Y23: Release = Release {
    version: "23.9.10",
    port: 8081,
    database: "bai_23_9_10",
    has_machine: false,
};
const Y22: Release = Release {
    version: "22.9.23",
    port: 8076,
    database: "bai_22_9_23",
    has_machine: false,
};

/// All that there are.
pub(crate) const ALL: [Release; 4] = [Y22, Y23, Y25, NEWEST];

/// Enough for the suite of all tests.
pub(crate) const FOR_TESTS: [Release; 2] = [Y23, NEWEST];

/// Seconds in which the managers must be up; the first start installs them.
const PATIENCE: &str = "720";

/// How long a machine may take to report to its manager.
const MACHINE_PATIENCE: Duration = Duration::from_secs(90);

/// The rig's scripts.
pub(crate) struct Rig {
    folder: PathBuf,
}

/// Managers that run; those that were started here are stopped when this is dropped.
pub(crate) struct Running<'r> {
    rig: &'r Rig,
    releases: &'r [Release],
    is_ours: bool,
}

impl Rig {
    /// The rig, if it is there.
    pub(crate) fn beside_clone() -> Option<Self> {
        let folder = workspace::root().join("../shared/manager");
        folder.join("up.sh").is_file().then_some(Self { folder })
    }

    /// Starts managers. A rig that is there and does not start is a failure that says why.
    pub(crate) fn start<'r>(&'r self, releases: &'r [Release]) -> Result<Running<'r>> {
        let runs_before = releases.iter().all(Release::answers);
        step("Starting real managers (the first time takes some minutes)");
        let running = Running {
            rig: self,
            releases,
            is_ours: !runs_before,
        };
        self.up(releases)?;
        if !machines_report(releases) {
            eprintln!("    a machine does not report to its manager: once more");
            self.script("down.sh").status()?;
            self.up(releases)?;
            if !machines_report(releases) {
                bail!(
                    "a machine of the rig does not report to its manager within {} seconds; its log is \
                     $SESSTPL_RIG/log/agent-….log, by default in ~/.cache/sesstpl-rig",
                    MACHINE_PATIENCE.as_secs()
                );
            }
        }
        Ok(running)
    }

    fn up(&self, releases: &[Release]) -> Result<()> {
        let mut up = program("timeout");
        up.arg(PATIENCE).arg(self.folder.join("up.sh"));
        up.args(releases.iter().map(|release| release.version));
        let status = up.status()?;
        let Some(silent) = releases.iter().find(|release| !release.answers()) else {
            // The script's status is that of its last look around, which may miss what these tests do without.
            return Ok(());
        };
        let version = silent.version;
        match status.code() {
            Some(0) => bail!("up.sh ended well, but manager {version} does not answer"),
            Some(124) => bail!("manager {version} is not up after {PATIENCE} seconds"),
            _ => bail!("manager {version} does not start ({status}); what up.sh says is above"),
        }
    }

    fn script(&self, name: &str) -> Command {
        program(self.folder.join(name))
    }
}

/// Whether every machine has reported to its manager, or does so soon.
fn machines_report(releases: &[Release]) -> bool {
    let since = Instant::now();
    let mut machines = releases.iter().filter(|release| release.has_machine);
    machines.all(|release| {
        while !release.machine_reports() {
            if since.elapsed() > MACHINE_PATIENCE {
                return false;
            }
            std::thread::sleep(Duration::from_secs(1));
        }
        true
    })
}

impl Release {
    fn answers(&self) -> bool {
        let address = SocketAddr::from(([127, 0, 0, 1], self.port));
        TcpStream::connect_timeout(&address, Duration::from_secs(2)).is_ok()
    }

    fn machine_reports(&self) -> bool {
        let query = "select count(*) from agents where status = 'ALIVE'";
        let output = program("psql")
            .args(["-X", "-t", "-A", "-c", query, &self.database_address()])
            .output();
        output.is_ok_and(|output| output.stdout.starts_with(b"1"))
    }

    fn database_address(&self) -> String {
        format!("postgres://postgres@127.0.0.1:15432/{}", self.database)
    }
}

impl Running<'_> {
    /// What tests are told of them.
    pub(crate) fn environment(&self) -> Vec<(&'static str, String)> {
        let all = |value: fn(&Release) -> String| {
            let pairs = self
                .releases
                .iter()
                .map(|release| format!("{}={}", release.version, value(release)));
            pairs.collect::<Vec<_>>().join(",")
        };
        vec![
            (
                MANAGERS,
                all(|release| format!("http://127.0.0.1:{}", release.port)),
            ),
            ("SESSTPL_DATABASES", all(Release::database_address)),
        ]
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        if self.is_ours {
            // Whoever looks finds them running; nothing else depends on it.
            let _ = self.rig.script("down.sh").arg("all").status();
        }
    }
}
