//! From a crate to a small wasm with its JavaScript glue.
//!
//! ```text
//! cargo build -> <crate>.wasm -> parts cut off -> wasm-bindgen --target web -> <name>.js, <name>_bg.wasm -> wasm-opt -Oz, short names
//!                                      └─> <name>-<part>.wasm, each fetched when it is first needed ────> wasm-opt -Oz
//! ```
//!
//! The last two steps are skipped where the first one made the same bytes as before.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::tools::{npm, rust};
use crate::{repository, shell};

mod names;
pub(crate) mod parts;

/// What to build.
pub(crate) struct Artefact {
    /// Cargo package.
    pub(crate) package: &'static str,
    /// Cargo profile.
    pub(crate) profile: &'static str,
    /// Stem of the files made.
    pub(crate) name: &'static str,
    /// Whether it is a part of a package. Its names stay as they are then; those of a page are shortened.
    pub(crate) is_package: bool,
    /// Whether it is cut into parts. It is a program then, of the package's name.
    pub(crate) has_parts: bool,
}

/// The client of the npm package.
pub(crate) const CLIENT: Artefact =
    Artefact { package: "smartrecruiters-wasm", profile: "npm", name: "core", is_package: true, has_parts: false };
/// The page.
pub(crate) const EXPLORER: Artefact =
    Artefact { package: "smartrecruiters-explorer", profile: "wasm", name: "explorer", is_package: false, has_parts: true };
/// The sandbox in a page.
pub(crate) const SANDBOX: Artefact =
    Artefact { package: "smartrecruiters-sandbox-wasm", profile: "wasm", name: "sandbox", is_package: false, has_parts: false };
/// The relay's decisions in the npm package.
pub(crate) const RELAY: Artefact =
    Artefact { package: "smartrecruiters-relay-wasm", profile: "npm", name: "relay", is_package: true, has_parts: false };
/// Validation in the npm package.
pub(crate) const VALIDATE: Artefact =
    Artefact { package: "smartrecruiters-validate-wasm", profile: "npm", name: "validate", is_package: true, has_parts: false };

/// What rustc's wasm target uses; wasm-opt must know, because wasm-bindgen removes the section that says so.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// How wasm-opt makes it small. The stack ends at address 0, so that nothing lives in the first kilobyte.
const SMALLER: &[&str] = &["--converge", "--low-memory-unused", "--strip-debug", "--strip-producers"];
/// Where most functions are long and few.
const FEW: &[&str] = &["--flatten", "--rereloop", "-Oz", "-Oz"];
/// Where they are many. Those that are called once stay by themselves: short ones have more in common, which compresses better.
const MANY: &[&str] = &["-Oz", "--one-caller-inline-max-function-size=0"];

impl Artefact {
    /// Builds, and gives the folder with the files.
    pub(crate) fn build(&self) -> Outcome<PathBuf> {
        rust::targets(&[rust::PAGE])?;
        let raw = shell::step(&format!("building {} with the profile `{}`", self.package, self.profile), || self.compile())?;
        let bytes = fs::read(&raw).map_err(|error| Failure::file("read", &raw, &error))?;
        let folder = repository::target()?.join("xtask").join(self.name);
        let tool = rust::wasm_bindgen()?;
        let optimizer = repository::read(&npm::modules()?.join("binaryen/package.json"))?;
        let recipe = format!(
            "{} {} {} {} {SMALLER:?} {FEW:?} {MANY:?} {FEATURES:?} {}",
            tool.display(),
            repository::hash([optimizer.as_bytes()]),
            self.is_package,
            parts::RECIPE,
            names::PASS
        );
        let stamp = repository::hash([bytes.as_slice(), recipe.as_bytes()]);
        let stamped = folder.join("stamp");
        if fs::read_to_string(&stamped).is_ok_and(|old| old == stamp) {
            return Ok(folder);
        }
        shell::step(&format!("making {}.js and {}_bg.wasm", self.name, self.name), || {
            _ = fs::remove_dir_all(&folder);
            if !self.has_parts {
                self.bind(&tool, &raw, &folder)?;
                return self.shrink(&folder);
            }
            let main = parts::cut(&bytes, &folder)?;
            self.bind(&tool, &main, &folder)?;
            for part in parts::join(&folder, &folder.join(format!("{}.js", self.name)))? {
                self.smaller(&part)?;
            }
            self.shrink(&folder)
        })?;
        repository::write(&stamped, stamp)?;
        Ok(folder)
    }

    fn compile(&self) -> Outcome<PathBuf> {
        let mut cargo = shell::cargo();
        cargo.args([
            if self.has_parts { "rustc" } else { "build" },
            "--quiet",
            "--package",
            self.package,
            "--profile",
            self.profile,
            "--target",
            rust::PAGE,
            "--message-format",
            "json-render-diagnostics",
        ]);
        if self.has_parts {
            cargo.args(["--bin", self.package, "--", parts::LINK]);
        }
        let said = shell::capture_loudly(&mut cargo)?;
        // Cargo tells the file, so that the name of a library and of a program need no guess.
        let mut found = said.lines().filter_map(|line| {
            let message: serde_json::Value = serde_json::from_str(line).ok()?;
            let files = message.get("filenames")?.as_array()?;
            files
                .iter()
                .filter_map(|file| file.as_str())
                .map(PathBuf::from)
                .find(|file| file.extension().is_some_and(|extension| extension == "wasm"))
        });
        found.next_back().ok_or_else(|| {
            Failure::new(
                format!("{} made no .wasm file", self.package),
                "a library needs `crate-type = [\"cdylib\"]`; a page is a program with a `main`",
            )
        })
    }

    fn bind(&self, tool: &Path, raw: &Path, folder: &Path) -> Outcome {
        let mut bind = shell::program(tool.join("wasm-bindgen"));
        bind.args(["--target", "web", "--out-name", self.name, "--out-dir"]).arg(folder).arg(raw);
        if self.has_parts {
            bind.arg("--keep-lld-exports");
        }
        shell::run(bind.args(["--remove-name-section", "--remove-producers-section"]))
    }

    fn smaller(&self, file: &Path) -> Outcome {
        let mut shrink = npm::binary("binaryen", "bin/wasm-opt")?;
        shrink.args(if self.is_package { FEW } else { MANY }).args(SMALLER).args(FEATURES);
        shell::capture(shrink.arg(file).arg("-o").arg(file)).map(drop)
    }

    fn shrink(&self, folder: &Path) -> Outcome {
        let file = folder.join(format!("{}_bg.wasm", self.name));
        self.smaller(&file)?;
        if self.is_package {
            return Ok(());
        }
        // Apart, because the passes above are repeated, and each repetition would tell names of its own.
        let mut shorten = npm::binary("binaryen", "bin/wasm-opt")?;
        let told = shell::capture(shorten.args(FEATURES).arg(names::PASS).arg(&file).arg("-o").arg(&file))?;
        let glue = folder.join(format!("{}.js", self.name));
        repository::write(&glue, names::shorten(&repository::read(&glue)?, &told)?)
    }
}
