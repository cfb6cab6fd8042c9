//! Access control of the review server: only the page that was opened with the token may send
//! requests, and only about changes it was shown, by number.

use serde::Deserialize;

use super::choices::State;

/// The parts of a request that access depends on.
pub struct Request<'r> {
    /// The method, such as `GET`.
    pub method: &'r str,
    /// The path of the URL.
    pub path: &'r str,
    /// The `Host` header.
    pub host: Option<&'r str>,
    /// The `Origin` header, which browsers send with requests of a page.
    pub origin: Option<&'r str>,
    /// The `Content-Type` header.
    pub content: Option<&'r str>,
}

/// What a request asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The page.
    Page,
    /// Record decisions.
    Decide,
    /// Show the place of a change in the user's editor.
    Open,
    /// Write the accepted changes.
    Apply,
    /// Undo the last write.
    Undo,
    /// End the review.
    End,
}

/// Decisions made on the page.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decided {
    /// The numbers of changes.
    pub changes: Vec<usize>,
    /// Their new state.
    pub state: State,
}

/// A change whose place is to be shown in the editor.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opened {
    /// Its number.
    pub change: usize,
}

/// The size limit for the body of a request, in bytes.
pub const MOST: u64 = 4 << 20;

/// The route of a request, or the HTTP status to refuse it with. `port` is the server's own.
pub fn route(request: &Request<'_>, port: u16, token: &str) -> Result<Route, u16> {
    let hosts = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    let is_host = |name: &str| hosts.iter().any(|host| host == name);
    let is_own = |origin: &str| origin.strip_prefix("http://").is_some_and(is_host);
    if !request.host.is_some_and(is_host) || !request.origin.is_none_or(is_own) {
        return Err(403);
    }
    let (given, rest) = request.path.strip_prefix('/').unwrap_or("").split_once('/').unwrap_or_default();
    if !is_same(given, token) {
        return Err(403);
    }
    let route = match rest {
        "" => Route::Page,
        "decide" => Route::Decide,
        "open" => Route::Open,
        "apply" => Route::Apply,
        "undo" => Route::Undo,
        "end" => Route::End,
        _ => return Err(404),
    };
    match (route, request.method) {
        (Route::Page, "GET") => Ok(route),
        (Route::Page, _) => Err(405),
        // A form on another page cannot send this type.
        (_, "POST") if request.content == Some("application/json") => Ok(route),
        (_, "POST") => Err(415),
        _ => Err(405),
    }
}

/// Compares two texts in a time that does not depend on where they differ.
fn is_same(given: &str, token: &str) -> bool {
    let differing = given.bytes().zip(token.bytes()).fold(0, |all, (a, b)| all | (a ^ b));
    given.len() == token.len() && std::hint::black_box(differing) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(path: &str) -> Request<'_> {
        Request { method: "GET", path, host: Some("127.0.0.1:80"), origin: None, content: None }
    }

    fn post(path: &str) -> Request<'_> {
        Request { method: "POST", content: Some("application/json"), ..get(path) }
    }

    fn asked(request: &Request<'_>) -> Result<Route, u16> {
        route(request, 80, "token")
    }

    #[test]
    fn the_page_asks_with_its_token() {
        assert_eq!(asked(&get("/token/")), Ok(Route::Page));
        assert_eq!(asked(&post("/token/apply")), Ok(Route::Apply));
        let own = Request {
            host: Some("localhost:80"),
            origin: Some("http://localhost:80"),
            ..post("/token/undo")
        };
        assert_eq!(asked(&own), Ok(Route::Undo));
        for path in ["/", "", "/tokem/", "/toke/", "/tokens/", "/token", "//token/"] {
            assert_eq!(asked(&get(path)), Err(403), "{path}");
        }
    }

    #[test]
    fn others_are_refused() {
        for host in [None, Some("evil.example:80"), Some("127.0.0.1:81"), Some("127.0.0.1")] {
            assert_eq!(asked(&Request { host, ..get("/token/") }), Err(403), "{host:?}");
        }
        for origin in ["http://evil.example", "null", "https://127.0.0.1:80", "http://127.0.0.1:81"] {
            assert_eq!(
                asked(&Request { origin: Some(origin), ..post("/token/apply") }),
                Err(403),
                "{origin}"
            );
        }
        assert_eq!(asked(&Request { content: Some("text/plain"), ..post("/token/apply") }), Err(415));
        assert_eq!(asked(&get("/token/apply")), Err(405));
        assert_eq!(asked(&post("/token/")), Err(405));
    }

    #[test]
    fn no_path_leads_to_a_file() {
        for path in ["/token/../../etc/passwd", "/token/%2e%2e/x", "/token/a.py", "/token//etc/passwd"] {
            assert_eq!(asked(&get(path)), Err(404), "{path}");
        }
        let decided = |text: &str| serde_json::from_str::<Decided>(text).is_ok();
        assert!(decided(r#"{"changes": [0, 3], "state": "rejected"}"#));
        for text in [
            r#"{"changes": ["../../etc/passwd"], "state": "accepted"}"#,
            r#"{"changes": [0], "state": "accepted", "path": "/etc/passwd"}"#,
            r#"{"changes": [-1], "state": "accepted"}"#,
            r#"{"changes": [0], "state": "applied"}"#,
        ] {
            assert!(!decided(text), "{text}");
        }
    }
}
