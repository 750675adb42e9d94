//! Running managers, where the environment names some.

use crate::cells::Cells;
use crate::client::{ACCESS_KEY, Client, SECRET_KEY};
use crate::embedded::Embedded;
use crate::scenario::{self, Expectation};

/// A running manager.
pub(crate) struct Manager {
    pub(crate) release: String,
    pub(crate) endpoint: String,
}

impl Manager {
    /// `SESSTPL_MANAGERS` has release and endpoint of each, as `26.9.6=http://127.0.0.1:8091,…`.
    pub(crate) fn given() -> Vec<Self> {
        pairs("SESSTPL_MANAGERS")
            .into_iter()
            .map(|(release, endpoint)| Self { release, endpoint })
            .collect()
    }

    /// Somebody with the keypair of `SESSTPL_ACCESS_KEY` and `SESSTPL_SECRET_KEY`, or else of the sample data, who
    /// reaches the manager at this address.
    pub(crate) fn client_at(endpoint: &str) -> Client {
        let key = |name, sample: &str| std::env::var(name).unwrap_or_else(|_| sample.to_owned());
        Client::bare()
            .with("ENDPOINT", endpoint)
            .with("ACCESS_KEY", &key("SESSTPL_ACCESS_KEY", ACCESS_KEY))
            .with("SECRET_KEY", &key("SESSTPL_SECRET_KEY", SECRET_KEY))
    }

    pub(crate) fn client(&self) -> Client {
        Self::client_at(&self.endpoint)
    }

    /// 22.9.23 and 23.9.10 of the sample set-up have no machine.
    pub(crate) fn expectation(&self) -> Expectation {
        Expectation {
            runs: self.release.starts_with("25.") || self.release.starts_with("26."),
            has_services: true,
            cells: Cells::NONE,
        }
    }
}

/// A variable of the form `NAME=VALUE,…`.
pub(crate) fn pairs(variable: &str) -> Vec<(String, String)> {
    let text = std::env::var(variable).unwrap_or_default();
    let pairs = text.split(',').filter_map(|pair| pair.trim().split_once('='));
    pairs
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

#[test]
fn every_command_works_on_every_manager_that_is_given() {
    let managers = Manager::given();
    if managers.is_empty() {
        return;
    }
    for manager in &managers {
        let expectation = Expectation {
            cells: Cells::of(&manager.release),
            ..manager.expectation()
        };
        scenario::play(&manager.client(), &expectation);
    }
    let embedded = Embedded::start();
    let expectation = Expectation {
        cells: Cells::of("embedded"),
        ..scenario::EMBEDDED
    };
    scenario::play(&embedded.client(), &expectation);
}

/// The documented samples name images and folders of their authors' cluster; what this cluster has mends them.
#[test]
fn the_documented_samples_are_mended_stored_and_launched_on_every_manager_that_is_given() {
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/samples");
    for manager in Manager::given() {
        let client = manager.client();
        let known = client.run(&["catalogue", "--output", "json"]).code(0).stdout;
        let known = client.write("catalogue.json", &known);
        for generation in ["19.09", "22.03"] {
            let sample =
                std::fs::read_to_string(format!("{samples}/documentation-{generation}.yaml")).unwrap();
            let file = client.write("sample.yaml", &sample);
            let (file, name) = (file.to_str().unwrap(), format!("clients-sample-{generation}"));
            let fix = ["fix", "--unsafe", "--release", &manager.release, "--catalogue"];
            client
                .run(&[&fix[..], &[known.to_str().unwrap(), file]].concat())
                .code(0);
            let stored = client.run(&["create", "-f", file]).code(0).id();
            let runs = manager.expectation().runs;
            let patience = if runs { "60" } else { "2" };
            client
                .run(&["launch", &stored, "--name", &name, "--max-wait", patience])
                .code(if runs { 0 } else { 3 })
                .prints(if runs { "is RUNNING" } else { "is still PENDING" });
            client.run(&["session", "terminate", &name]).code(0);
            client.run(&["delete", "--force", &stored]).code(0);
            let status = if runs { "RUNNING" } else { "PENDING" };
            Cells::of(&manager.release).note(&format!("sample {generation}"), status);
        }
    }
}
