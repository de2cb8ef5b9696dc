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
use std::process::ExitCode;
use std::sync::Arc;

use host::Host;
use listener::Listener;
use options::{Command, Options};
use outgoing::Outgoing;
use relay::Relay;
use smartrecruiters_core::Method;
use smartrecruiters_sandbox::{DEMO_API_KEY, DEMO_CLIENT_ID, DEMO_CLIENT_SECRET};
use spoil::Reset;

mod app;
mod host;
mod listener;
mod log;
mod options;
mod outgoing;
mod paced;
mod relay;
mod spoil;
mod store;

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
    let listener = Listener::open(options.port).await?;
    let address = listener.address()?;
    let origin = format!("http://{address}");
    let outgoing = Arc::new(Outgoing::new());
    let config = options.config(format!("{origin}{}", app::SANDBOX))?;
    let (host, writing) = Host::new(config, Arc::clone(&outgoing), options.data.as_deref()).map_err(|refused| refused.to_string())?;
    if let Some(moment) = &options.clock {
        let order = serde_json::json!({ "now": moment }).to_string();
        host.control(Method::Put, "/clock", &order).map_err(|why| format!("--clock {moment}: {why}"))?;
    }
    let host = Arc::new(host);
    host.send();
    let relay = options.relay.then(|| Relay::new(outgoing, address.port(), options.relay_upstream));
    announce(&origin, options.explorer.is_some(), relay.is_some());
    let router = app::router(Arc::clone(&host), options.explorer, relay, options.log);
    if options.open
        && let Err(error) = open::that_detached(&origin)
    {
        eprintln!("warning: no browser could be opened ({error}); open {origin} yourself");
    }
    let service = router.into_make_service_with_connect_info::<Reset>();
    let served = axum::serve(listener, service).with_graceful_shutdown(asked_to_stop()).await;
    host.end();
    if writing.is_some_and(|thread| thread.join().is_err()) {
        return Err("the last changes may not have been written".into());
    }
    served.map_err(|error| format!("the server stopped: {error}"))
}

/// Ctrl+C, or what a system that stops its programs sends.
async fn asked_to_stop() {
    #[cfg(unix)]
    if let Ok(mut ended) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = ended.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        return;
    }
    tokio::signal::ctrl_c().await.unwrap_or_default();
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
