//! The page: starts the explorer.

fn main() {
    smartrecruiters_explorer::start();
}
