//! A cURL command, as people and other tools paste it, as values of a form.

use std::iter::Peekable;
use std::str::Chars;

use smartrecruiters_catalogue::{BodyKind, Location, Operation, route};
use smartrecruiters_core::{Method, is_secret, percent};

use super::given::Given;
use crate::form::Json;

/// What a command says.
#[derive(Debug, PartialEq)]
pub(crate) struct Pasted {
    /// What it calls.
    pub(crate) operation: Operation,
    /// With which values.
    pub(crate) given: Given,
    /// The API key or the access token in it.
    pub(crate) secret: Option<Secret>,
    /// What could not be taken over.
    pub(crate) left_out: Vec<String>,
}

/// A credential that stood in a command.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Secret {
    /// Of the header `X-SmartToken`.
    Key(String),
    /// Of the header `Authorization`.
    Token(String),
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Key(_) => "Key([redacted])",
            Self::Token(_) => "Token([redacted])",
        })
    }
}

/// Reads a command for bash, or one for PowerShell or cmd where its quotes allow.
///
/// # Errors
/// A sentence that says why it leads to no operation.
pub(crate) fn read(text: &str) -> Result<Pasted, String> {
    let command = Command::read(words(text).into_iter())?;
    let url = command.url.as_deref().ok_or("The command names no address.")?;
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = path.find('/').and_then(|at| path.get(at..)).unwrap_or("/");
    let query = query.split('#').next().unwrap_or_default();
    let method = command.method()?;
    // The local server and relays serve the API below a path of their own.
    let starts = path.match_indices('/').filter_map(|(at, _)| path.get(at..));
    let found = starts.into_iter().find_map(|path| route(method, path));
    let found = found.ok_or_else(|| format!("No operation is called by {} {path}.", method.as_str()))?;
    let mut pasted = Pasted { operation: found.operation, given: Given::default(), secret: None, left_out: Vec::new() };
    for (name, value) in found.arguments() {
        let value = percent::decode(value, false).unwrap_or_else(|| value.to_owned());
        pasted.given.parameters.push((name.to_owned(), String::new(), value));
    }
    pasted.query(query);
    if command.is_get {
        command.data.iter().for_each(|data| pasted.query(data));
    }
    command.headers.iter().for_each(|(name, value)| pasted.header(name, value));
    pasted.body(&command);
    Ok(pasted)
}

impl Pasted {
    fn query(&mut self, query: &str) {
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let decode = |text: &str| percent::decode(text, true).unwrap_or_else(|| text.to_owned());
            let (name, value) = (decode(name), decode(value));
            // An object parameter: `customField[5f8a]=x`.
            let (name, key) = match name.split_once('[').and_then(|(name, rest)| Some((name, rest.strip_suffix(']')?))) {
                Some((name, key)) if !key.is_empty() => (name.to_owned(), key.to_owned()),
                _ => (name, String::new()),
            };
            if self.operation.parameters().any(|known| known.name == name) {
                self.given.parameters.push((name, key, value));
            } else {
                self.left_out.push(format!("the parameter {name}, which the operation does not have"));
            }
        }
    }

    fn header(&mut self, name: &str, value: &str) {
        let known = self.operation.parameters().find(|known| known.location == Location::Header && known.name.eq_ignore_ascii_case(name));
        if name.eq_ignore_ascii_case("x-smarttoken") {
            self.secret = Some(Secret::Key(value.to_owned()));
        } else if let Some(token) = value.strip_prefix("Bearer ").filter(|_| name.eq_ignore_ascii_case("authorization")) {
            self.secret = Some(Secret::Token(token.trim().to_owned()));
        } else if is_secret(name) {
            self.left_out.push(format!("the header {name}, which holds a secret"));
        } else if let Some(known) = known {
            self.given.parameters.push((known.name.to_owned(), String::new(), value.to_owned()));
        } else if !USUAL.iter().any(|usual| name.eq_ignore_ascii_case(usual)) {
            self.left_out.push(format!("the header {name}"));
        }
    }

    fn body(&mut self, command: &Command) {
        let data = command.data.join("&");
        match self.operation.body() {
            _ if command.is_get || (data.is_empty() && command.form.is_empty()) => {}
            BodyKind::None => self.left_out.push("the body, since the operation takes none".to_owned()),
            BodyKind::Json | BodyKind::JsonPatch if data.starts_with('@') => self.left_out.push("the body, which is in a file".to_owned()),
            BodyKind::Json | BodyKind::JsonPatch => self.given.body = Some(data),
            BodyKind::Form => {
                let decode = |text: &str| percent::decode(text, true).unwrap_or_else(|| text.to_owned());
                let pairs = data.split('&').filter_map(|pair| pair.split_once('='));
                let fields = pairs.map(|(name, value)| (decode(name), Json::Text(decode(value)))).collect();
                self.given.body = Some(super::secret::body(&Json::Object(fields).pretty()));
            }
            BodyKind::Multipart => {
                for field in &command.form {
                    match field.split_once('=') {
                        Some((name, value)) if value.starts_with(['@', '<']) => {
                            self.left_out.push(format!("the file of {name}: choose it again"));
                        }
                        Some((name, value)) => self.given.parts.push((name.to_owned(), value.to_owned())),
                        None => {}
                    }
                }
            }
        }
    }
}

/// The options that mean something here.
#[derive(Default)]
struct Command {
    method: Option<String>,
    url: Option<String>,
    headers: Vec<(String, String)>,
    data: Vec<String>,
    form: Vec<String>,
    is_get: bool,
}

impl Command {
    fn read(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        if !words.by_ref().any(|word| matches!(word.as_str(), "curl" | "curl.exe")) {
            return Err("That is no cURL command: one begins with curl.".to_owned());
        }
        let mut command = Self::default();
        while let Some(word) = words.next() {
            let (option, glued) = match word.split_once('=') {
                Some((option, value)) if option.starts_with("--") => (option.to_owned(), Some(value.to_owned())),
                _ if word.starts_with('-') && !word.starts_with("--") && word.chars().count() > 2 => {
                    let (option, value) = word.split_at_checked(2).unwrap_or((&word, ""));
                    (option.to_owned(), Some(value.to_owned()))
                }
                _ => (word.clone(), None),
            };
            let mut value = || glued.clone().or_else(|| words.next()).unwrap_or_default();
            match option.as_str() {
                "-X" | "--request" => command.method = Some(value()),
                "-H" | "--header" => {
                    let header = value();
                    let pair = header.split_once(':').map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()));
                    command.headers.extend(pair);
                }
                "-d" | "--data" | "--data-raw" | "--data-binary" | "--data-ascii" | "--json" => command.data.push(value()),
                "--data-urlencode" => {
                    let given = value();
                    let (name, text) = given.split_once('=').unwrap_or(("", &given));
                    let mut pair = format!("{name}=");
                    percent::encode(text, &mut pair);
                    command.data.push(pair);
                }
                "-F" | "--form" | "--form-string" => command.form.push(value()),
                "-G" | "--get" => command.is_get = true,
                "--url" => command.url = Some(value()),
                option if TAKES_VALUE.contains(&option) => drop(value()),
                option if option.starts_with('-') => {}
                _ => command.url = command.url.or(Some(word)),
            }
        }
        Ok(command)
    }

    fn method(&self) -> Result<Method, String> {
        let name = match &self.method {
            Some(name) => name.to_ascii_uppercase(),
            None if !self.is_get && (!self.data.is_empty() || !self.form.is_empty()) => "POST".to_owned(),
            None => "GET".to_owned(),
        };
        Method::parse(&name).ok_or_else(|| format!("{name} is not a method of the API."))
    }
}

/// The words of a command as a shell reads them.
fn words(text: &str) -> Vec<String> {
    let mut letters = text.chars().peekable();
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    while let Some(letter) = letters.next() {
        match letter {
            // Of bash, cmd and PowerShell: the line goes on.
            '\\' | '^' | '`' if matches!(letters.peek(), Some('\n' | '\r')) => {}
            '\\' => word.get_or_insert_default().extend(letters.next()),
            '\'' => quoted(&mut letters, word.get_or_insert_default()),
            '"' => double(&mut letters, word.get_or_insert_default()),
            '$' if letters.peek() == Some(&'\'') => {
                _ = letters.next();
                ansi(&mut letters, word.get_or_insert_default());
            }
            letter if letter.is_whitespace() => words.extend(word.take()),
            letter => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words
}

fn quoted(letters: &mut Peekable<Chars<'_>>, word: &mut String) {
    word.extend(letters.by_ref().take_while(|letter| *letter != '\''));
}

fn double(letters: &mut Peekable<Chars<'_>>, word: &mut String) {
    while let Some(letter) = letters.next() {
        match letter {
            '"' => return,
            '\\' if matches!(letters.peek(), Some('"' | '\\' | '$' | '`')) => word.extend(letters.next()),
            '\\' if letters.peek() == Some(&'\n') => _ = letters.next(),
            letter => word.push(letter),
        }
    }
}

/// `$'…'`, which browsers write.
fn ansi(letters: &mut Peekable<Chars<'_>>, word: &mut String) {
    while let Some(letter) = letters.next() {
        match (letter, letters.peek().copied()) {
            ('\'', _) => return,
            ('\\', Some(escape)) => {
                _ = letters.next();
                match escape {
                    'n' => word.push('\n'),
                    'r' => word.push('\r'),
                    't' => word.push('\t'),
                    'u' | 'x' => {
                        let most = if escape == 'u' { 4 } else { 2 };
                        let mut code = 0;
                        for _ in 0..most {
                            let Some(digit) = letters.peek().and_then(|digit| digit.to_digit(16)) else { break };
                            _ = letters.next();
                            code = code * 16 + digit;
                        }
                        word.extend(char::from_u32(code));
                    }
                    other => word.push(other),
                }
            }
            _ => word.push(letter),
        }
    }
}

/// Headers that the page writes itself.
const USUAL: [&str; 5] = ["accept", "content-type", "content-length", "host", "user-agent"];
const TAKES_VALUE: [&str; 14] = [
    "-A",
    "--user-agent",
    "-b",
    "--cookie",
    "-o",
    "--output",
    "-u",
    "--user",
    "-m",
    "--max-time",
    "-e",
    "--referer",
    "--connect-timeout",
    "-w",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::curl::command;
    use crate::state::entry::tests::entry;
    use crate::state::secret::Secrets;
    use smartrecruiters_core::{Credential, call};

    #[test]
    fn our_own_commands_are_read_back() {
        for entry in [
            entry("users.list", &[("q", "O'Neil & co = é")], None),
            entry("jobs.get", &[("jobId", "a b/c")], None),
            entry("users.create", &[], Some("{\n  \"lastName\": \"O'Brien é 😀 $HOME\\n`x`\"\n}")),
        ] {
            let mut request = entry.request(call::PRODUCTION).expect("a request");
            Credential::api_key("DCRA1-1").expect("a key").authorize(&mut request.headers);
            let pasted = read(&command(&request, Secrets::Shown)).expect("it leads to an operation");
            assert_eq!((pasted.operation, &pasted.given), (entry.operation, &entry.given));
            assert_eq!((pasted.secret, pasted.left_out), (Some(Secret::Key("DCRA1-1".to_owned())), Vec::<String>::new()));
        }
    }

    #[test]
    fn a_command_of_a_browser_or_another_shell_is_read() {
        let text = "curl \"http://127.0.0.1:7878/sandbox/jobs?limit=10\" ^\r\n  -H \"Authorization: Bearer t1\" ^\r\n -H \"X-Other: 1\" --compressed";
        let pasted = read(text).expect("it leads to an operation");
        assert_eq!((pasted.operation.id(), pasted.given.parameter("limit")), ("jobs.list", Some("10")));
        assert_eq!(pasted.secret, Some(Secret::Token("t1".to_owned())));
        assert_eq!(pasted.left_out, ["the header X-Other"]);
        let text = r#"curl -XPOST 'https://api.smartrecruiters.com/user-api/v201804/users' --data-raw $'{"a":"it\'s\u0021"}'"#;
        assert_eq!(read(text).expect("it leads to an operation").given.body.as_deref(), Some("{\"a\":\"it's!\"}"));
    }

    #[test]
    fn what_leads_nowhere_is_told() {
        assert!(read("wget x").is_err_and(|why| why.contains("no cURL command")));
        assert!(read("curl -v").is_err_and(|why| why.contains("no address")));
        assert!(read("curl https://example.org/nothing").is_err_and(|why| why.contains("GET /nothing")));
        assert!(read("curl -X BREW https://example.org/jobs").is_err_and(|why| why.contains("BREW")));
        let pasted = read("curl 'https://api.smartrecruiters.com/jobs?strange=1' -u a:b").expect("it leads to an operation");
        assert_eq!(pasted.left_out, ["the parameter strange, which the operation does not have"]);
        assert!(!format!("{:?}", Secret::Key("k1".to_owned())).contains("k1"));
    }
}
