//! How fast the sandbox answers, and how much memory it takes: `cargo run --release --package smartrecruiters-sandbox --example speed`.

#![expect(clippy::print_stdout, reason = "a program that prints")]

use std::time::Instant;

use smartrecruiters_core::{Method, Request};
use smartrecruiters_sandbox::{Config, DEMO_API_KEY, Sandbox};

fn main() {
    for candidates in [250, 10_000, 100_000] {
        let before = resident();
        let start = Instant::now();
        let mut sandbox = Sandbox::new(Config { candidates, limits: false, ..Config::default() });
        println!("{candidates} candidates: seeded in {:?}, {} MB", start.elapsed(), resident().saturating_sub(before) / 1024);
        measure(&mut sandbox, "candidates.list", "/candidates?limit=10", 20);
        measure(&mut sandbox, "candidates.list, by status", "/candidates?status=HIRED&limit=10", 20);
        measure(&mut sandbox, "candidates.get, the first", "/candidates/2d9e7c14-8b5f-4f0a-a6c3-51e0d7b92f11", 200);
    }
    let mut sandbox = Sandbox::new(Config { limits: false, ..Config::default() });
    let mut last = String::new();
    for number in 0..10_000 {
        let body = format!(r#"{{"firstName":"A","lastName":"B","email":"{number}@mail.example","systemRole":{{"id":"STANDARD"}}}}"#);
        let mut request = request(Method::Post, "/user-api/v201804/users");
        request.headers.set("Content-Type", "application/json");
        request.body = body.into_bytes();
        let answer = sandbox.handle(&request, NOW_MS);
        last = String::from_utf8_lossy(&answer.body).chars().skip(7).take(24).collect();
    }
    println!("10,000 users: {} MB", resident() / 1024);
    measure(&mut sandbox, "users.get, the first", "/user-api/v201804/users/5f8a1c2e9b3d4a0012c4e103", 20_000);
    measure(&mut sandbox, "users.get, the last", &format!("/user-api/v201804/users/{last}"), 20_000);
    measure(&mut sandbox, "users.list", "/user-api/v201804/users?limit=100", 200);
    measure(&mut sandbox, "jobs.list", "/jobs?limit=10", 2000);
}

fn measure(sandbox: &mut Sandbox, what: &str, path: &str, times: u32) {
    let request = request(Method::Get, path);
    let status = sandbox.handle(&request, NOW_MS).status;
    let start = Instant::now();
    for _ in 0..times {
        sandbox.handle(&request, NOW_MS);
    }
    println!("  {what:<28} {status} {:>10.1?} a call", start.elapsed() / times);
}

fn request(method: Method, path: &str) -> Request {
    let headers = [("X-SmartToken", DEMO_API_KEY)].into_iter().collect();
    Request { method, url: format!("http://127.0.0.1:7878/sandbox{path}"), headers, body: Vec::new() }
}

/// Kilobytes of this process in memory, where the system tells. 0 elsewhere.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

const NOW_MS: u64 = 1_793_610_000_000;
