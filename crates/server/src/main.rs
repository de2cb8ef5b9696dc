//! The explorer and the sandbox of the SmartRecruiters API, in one process on 127.0.0.1.
//!
//! ```text
//! /                       the explorer, a static page
//! /sandbox/…              the sandbox: what https://api.smartrecruiters.com/… would answer
//! /relay/<host>/…         the vendor, for the explorer alone, where --relay is given
//! /demo-credentials.json  credentials that the sandbox knows
//! ```
//!
//! Webhooks that the sandbox wants to be delivered are sent from here, to whatever address was registered.
//!
//! In scope: serving, sending. Out of scope: what the answers are (`smartrecruiters-sandbox`), building the page (`cargo xtask explorer`).

#![expect(clippy::print_stdout, reason = "this program tells its user where it listens")]

use std::io::Write;
use std::net::Ipv4Addr;
use std::process::ExitCode;
use std::sync::Arc;

use host::Host;
use options::{Command, Options};
use outgoing::Outgoing;
use relay::Relay;
use smartrecruiters_sandbox::{Config, DEMO_API_KEY, DEMO_CLIENT_ID, DEMO_CLIENT_SECRET};
use tokio::net::TcpListener;

mod app;
mod host;
mod options;
mod outgoing;
mod paced;
mod relay;

#[tokio::main]
async fn main() -> ExitCode {
    let done = match options::read(std::env::args_os().skip(1)) {
        Ok(Command::Help) => {
            print!("{}", options::HELP);
            Ok(())
        }
        Ok(Command::Serve(options)) => serve(options).await,
        Err(error) => Err(format!("{error}\n\n{}", options::HELP)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(options: Options) -> Result<(), String> {
    if let Some(folder) = options.explorer.as_ref().filter(|folder| !folder.join("index.html").is_file()) {
        return Err(format!("{} holds no index.html: build the explorer with `cargo xtask explorer`", folder.display()));
    }
    let listener = listen(options.port).await?;
    let address = listener.local_addr().map_err(|error| format!("the port that was opened cannot be told: {error}"))?;
    let origin = format!("http://{address}");
    let has_explorer = options.explorer.is_some();
    let outgoing = Arc::new(Outgoing::new());
    let config = Config { origin: format!("{origin}{}", app::SANDBOX), http_receivers: true, ..Config::default() };
    let host = Host::start(config, Arc::clone(&outgoing));
    let relay = options.relay.then(|| Relay::new(outgoing, address.port(), options.relay_upstream));
    announce(&origin, has_explorer, relay.is_some());
    let router = app::router(host, options.explorer, relay);
    if options.open
        && let Err(error) = open::that_detached(&origin)
    {
        eprintln!("warning: no browser could be opened ({error}); open {origin} yourself");
    }
    axum::serve(listener, router)
        .with_graceful_shutdown(async { tokio::signal::ctrl_c().await.unwrap_or_default() })
        .await
        .map_err(|error| format!("the server stopped: {error}"))
}

async fn listen(port: u16) -> Result<TcpListener, String> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            format!("port {port} of 127.0.0.1 is in use, perhaps by another run of this server: stop it, or choose a port with --port (0 takes a free one)")
        }
        std::io::ErrorKind::PermissionDenied => format!("port {port} needs more rights: choose one above 1023 with --port"),
        _ => format!("port {port} of 127.0.0.1 cannot be opened: {error}"),
    })
}

/// Where to go and what to use. The first line is for programs that start the server; a reader that goes away after it is no fault.
fn announce(origin: &str, has_explorer: bool, has_relay: bool) {
    let explorer = if has_explorer { format!("  explorer       {origin}/\n") } else { String::new() };
    let relay = if has_relay { format!("  relay          {origin}{}, for the explorer alone\n", relay::MOUNT) } else { String::new() };
    let text = format!(
        "listening on {origin}\n\n{explorer}  sandbox        {origin}{sandbox}\n  API key        {DEMO_API_KEY}\n  client id      {DEMO_CLIENT_ID}\n  \
         client secret  {DEMO_CLIENT_SECRET}\n{relay}\nThe credentials open this sandbox and nothing else. Ctrl+C stops the server.\n",
        sandbox = app::SANDBOX
    );
    _ = std::io::stdout().write_all(text.as_bytes());
}
