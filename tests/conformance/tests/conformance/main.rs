//! What must hold of every operation, judged by the vectors, by an independent validator and by the sandbox.
//!
//! A file here is a subject, a test is a sentence. Expected bytes are in `tests/vectors`, not here.

mod arguments;
mod credentials;
mod documents;
mod errors;
mod models;
mod paging;
mod relay;
mod sandbox;
mod schemas;
mod vector;
mod vectors;
