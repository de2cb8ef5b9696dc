//! `cargo xtask workers <name>`: one of `web/workers` on this machine, with the sandbox in place of the vendor.

use crate::failure::{Failure, Outcome};
use crate::tools::npm as tools;
use crate::{npm, repository, server, shell};

const NAMES: [&str; 3] = ["receiver", "relay", "sync"];

pub(crate) fn run(arguments: &[String]) -> Outcome {
    let name = match arguments {
        [name] if NAMES.contains(&name.as_str()) => name,
        _ => return Err(Failure::new("`cargo xtask workers` needs the name of a Worker", format!("choose one of {}", NAMES.join(", ")))),
    };
    let (package, server) = (npm::build()?, server::build()?);
    let script = repository::root().join("tests/workers/local.mjs");
    shell::run(tools::script(&script)?.arg(name).env("SR_TARBALL", &package.tarball).env("SR_SERVER", &server))
}

#[cfg(test)]
mod tests {
    use super::run;

    #[test]
    fn a_worker_that_is_not_there_is_told_with_those_that_are() {
        for wrong in [vec![], vec!["mirror".to_owned()]] {
            let told = run(&wrong).expect_err("there is none").to_string();
            assert!(told.contains("receiver, relay, sync"), "{told}");
        }
    }
}
