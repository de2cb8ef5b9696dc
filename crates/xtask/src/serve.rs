//! `cargo xtask serve`: builds the page and the server, and runs both in one process on this machine.

use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::{arguments, explorer, repository, server, shell};

/// What the caller asks for.
struct Options {
    port: u16,
    open: bool,
    build: bool,
}

pub(crate) fn run(arguments: &[String]) -> Outcome {
    let options = parse(arguments)?;
    free(options.port)?;
    let folder = if options.build { explorer::build()? } else { repository::target()?.join("explorer") };
    if !folder.join("index.html").is_file() {
        return Err(Failure::new(format!("there is no page in {}", folder.display()), "leave out --no-build"));
    }
    let mut command = shell::program(server::build()?);
    command.arg("--relay").arg("--explorer").arg(folder).args(["--port", &options.port.to_string()]);
    if options.open {
        command.arg("--open");
    }
    become_it(&mut command)
}

fn parse(arguments: &[String]) -> Outcome<Options> {
    let mut options = Options { port: 7878, open: false, build: true };
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--open" => options.open = true,
            "--no-build" => options.build = false,
            "--port" => {
                let port = words.next().and_then(|port| port.parse().ok());
                options.port = port.ok_or_else(|| Failure::new("--port needs a number from 0 to 65535", "for example `--port 8080`"))?;
            }
            other => return Err(arguments::unknown("serve", other)),
        }
    }
    Ok(options)
}

/// Fails before minutes of building if the port is taken.
fn free(port: u16) -> Outcome {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) => {
            let what = format!("port {port} on 127.0.0.1 cannot be used: {error}");
            Err(Failure::new(
                what,
                format!("stop what uses it, or choose another: cargo xtask serve --port {}", port.checked_add(1).unwrap_or(7878)),
            ))
        }
    }
}

/// Puts the server in the place of this process, so that Ctrl+C reaches it alone.
#[cfg(unix)]
fn become_it(command: &mut Command) -> Outcome {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Err(Failure::new(format!("cannot start the server: {error}"), "build again without --no-build"))
}

#[cfg(not(unix))]
fn become_it(command: &mut Command) -> Outcome {
    shell::run(command)
}

#[cfg(test)]
mod tests {
    use super::{free, parse};
    use std::net::TcpListener;

    #[test]
    fn a_port_in_use_is_told_with_its_number_and_a_remedy() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("it is bound").port();
        let told = free(port).expect_err("it is in use").to_string();
        assert!(told.contains(&format!("port {port}")) && told.contains("--port"), "{told}");
    }

    #[test]
    fn options_are_read() {
        let options = parse(&["--port", "8080", "--open"].map(str::to_owned)).expect("they are right");
        assert_eq!((options.port, options.open, options.build), (8080, true, true));
    }

    #[test]
    fn a_wrong_option_is_told() {
        for (wrong, told) in [(["--port", "x"], "--port needs a number"), (["--prot", "1"], "does not take `--prot`")] {
            let failure = parse(&wrong.map(str::to_owned)).map(|_| ()).expect_err("it is wrong");
            assert!(failure.to_string().contains(told), "{failure}");
        }
    }
}
