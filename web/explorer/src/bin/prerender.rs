//! Writes every page of the explorer as HTML, to be read before the wasm is there or without it: `prerender <documents> <template> <out>`.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [documents, template, out] = given.as_slice() else {
        eprintln!("usage: prerender <folder with vocabulary.json and openapi/> <index.html> <folder to write to>");
        return ExitCode::FAILURE;
    };
    match smartrecruiters_explorer::prerender::write(Path::new(documents), Path::new(template), Path::new(out)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
