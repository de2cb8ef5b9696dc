//! Chromium with its driver, for tests in a real page.

use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::shell;

/// Programs of an installed browser.
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
}

/// The browser, installed with apt where that is possible without asking.
pub(crate) fn find_or_install() -> Outcome<Browser> {
    if let Some(browser) = find() {
        return Ok(browser);
    }
    let Some(apt) = apt() else {
        let remedy = "install Chromium and its chromedriver (Debian: `sudo apt-get install chromium chromium-driver`), or set CHROMIUM and CHROMEDRIVER \
                      to their paths";
        return Err(Failure::new("Chromium or chromedriver is not installed, and the tests in a page need both", remedy));
    };
    shell::step("installing Chromium with apt-get (about 100 MB, one to three minutes)", || {
        shell::run(command(&apt).args(["update", "-qq"]))?;
        shell::run(command(&apt).args(["install", "-qq", "-y", "--no-install-recommends", "chromium", "chromium-driver"]))
    })?;
    find().ok_or_else(|| {
        Failure::new("apt-get installed Chromium, but it is not on the PATH", "set CHROMIUM and CHROMEDRIVER to the paths of both")
    })
}

fn find() -> Option<Browser> {
    let chromium = named("CHROMIUM").or_else(|| shell::find(&["chromium", "chromium-browser", "google-chrome", "chrome"]))?;
    let driver = named("CHROMEDRIVER").or_else(|| shell::find(&["chromedriver"]))?;
    Some(Browser { chromium, driver })
}

fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}

/// The words that start apt-get with the rights it needs.
fn apt() -> Option<Vec<&'static str>> {
    if !Path::new("/etc/debian_version").exists() {
        return None;
    }
    shell::find(&["apt-get"])?;
    let user = shell::capture(shell::program("id").arg("-u")).ok()?;
    if user.trim() == "0" {
        return Some(vec!["apt-get"]);
    }
    let may = shell::capture(shell::program("sudo").args(["-n", "true"])).is_ok();
    may.then(|| vec!["sudo", "-n", "apt-get"])
}

fn command(words: &[&str]) -> std::process::Command {
    let mut command = shell::program(words.first().copied().unwrap_or_default());
    command.args(words.iter().skip(1)).env("DEBIAN_FRONTEND", "noninteractive");
    command
}
