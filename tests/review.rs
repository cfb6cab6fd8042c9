//! `upshift review` as a browser meets it: who may ask, what is decided, what is written. The page
//! itself is driven in `browser.rs`.

#[path = "common/review.rs"]
mod common;

use std::fs;

use common::{Review, answer};

const A: &str = "\
import configparser
import imp


def load(stream, module):
    imp.reload(module)
    parser = configparser.SafeConfigParser()
    parser.readfp(stream)
    return parser
";
const B: &str = "import configparser\nx = configparser.SafeConfigParser()\n";

fn review() -> Review {
    Review::of(&[("a.py", A), ("pkg/b.py", B), ("CODEOWNERS", "*.py @all\n/pkg/ @pkg\n")])
}

/// The number of the change of a transform in a file.
fn change(review: &Review, path: &str, transform: &str) -> usize {
    let data = review.data();
    let file = data["files"].as_array().unwrap().iter().find(|file| file["path"] == path).unwrap();
    let changes = file["changes"].as_array().unwrap();
    let found = changes.iter().find(|change| change["transform"] == transform).unwrap();
    usize::try_from(found["id"].as_u64().unwrap()).unwrap()
}

fn decide(review: &Review, ids: &[usize], state: &str) -> (u16, String) {
    review.post("decide", &format!("{{\"changes\": {ids:?}, \"state\": \"{state}\"}}"))
}

#[test]
fn the_page_loads_nothing_and_is_kept_nowhere() {
    let review = review();
    let page = review.raw(&format!("GET {} HTTP/1.1\r\nHost: {}\r\n\r\n", review.path, review.host));
    let (head, body) = page.split_once("\r\n\r\n").unwrap();
    let head = head.to_lowercase();
    assert!(head.starts_with("http/1.1 200"), "{head}");
    for header in [
        "content-security-policy: default-src 'none'; script-src 'nonce-",
        "x-content-type-options: nosniff",
        "referrer-policy: no-referrer",
        "cache-control: no-store",
    ] {
        assert!(head.contains(header), "{header}: {head}");
    }
    assert!(body.contains("pkg/b.py") && !body.contains("unsafe-inline"));
    // The nonce is another one each time, the token is long.
    let nonce = |text: &str| text.split("nonce-").nth(1).unwrap()[..32].to_owned();
    let again = review.raw(&format!("GET {} HTTP/1.1\r\nHost: {}\r\n\r\n", review.path, review.host));
    assert_ne!(nonce(&page), nonce(&again));
    assert_eq!(review.path.len(), 34);
}

#[test]
fn strangers_are_refused() {
    let review = review();
    let (host, path) = (&review.host, &review.path);
    let status = |text: String| answer(&review.raw(&text)).0;
    let get = |path: &str, host: &str, more: &str| {
        status(format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n{more}\r\n"))
    };
    assert_eq!(get(path, host, ""), 200);
    assert_eq!(get(path, &host.replace("127.0.0.1", "localhost"), ""), 200);
    let wrong = format!("/{}/", "0".repeat(32));
    for path in ["/", &wrong, &path[..20], "/favicon.ico", &format!("{}x/", path.trim_end_matches('/'))] {
        assert_eq!(get(path, host, ""), 403, "{path}");
    }
    for stranger in ["evil.example", "127.0.0.1", "127.0.0.1:1", "[::1]:80"] {
        assert_eq!(get(path, stranger, ""), 403, "{stranger}");
    }
    for origin in ["http://evil.example", "null", "https://localhost"] {
        assert_eq!(get(path, host, &format!("Origin: {origin}\r\n")), 403, "{origin}");
        let apply = format!(
            "POST {path}apply HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}"
        );
        assert_eq!(status(apply), 403, "{origin}");
    }
    let form = format!(
        "POST {path}apply HTTP/1.1\r\nHost: {host}\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{{}}"
    );
    assert_eq!(status(form), 415);
    assert_eq!(get(&format!("{path}apply"), host, ""), 405);
    assert_eq!(review.read("a.py"), A);
}

#[test]
fn only_what_was_shown_can_be_decided() {
    let review = review();
    let outside = review.folder().join("../outside.py");
    fs::write(&outside, B).unwrap();
    for path in ["../outside.py", "../../../etc/passwd", "%2e%2e/outside.py", "a.py", "decide/../../a.py"] {
        let (status, body) = review.get(path);
        assert!(status == 404 && !body.contains("configparser"), "{path}: {status}");
    }
    for body in [
        "{\"changes\": [\"../outside.py\"], \"state\": \"accepted\"}",
        "{\"changes\": [0], \"state\": \"accepted\", \"path\": \"../outside.py\"}",
        "{\"changes\": [99], \"state\": \"accepted\"}",
        "{\"changes\": [0], \"state\": \"written\"}",
        "[]",
        "",
    ] {
        assert_eq!(review.post("decide", body).0, 400, "{body}");
    }
    let long = format!("{{\"changes\": [{}0], \"state\": \"open\"}}", "0, ".repeat(2 << 20));
    assert_eq!(review.post("decide", &long).0, 413);
    review.post("apply", "{}");
    assert_eq!((review.read("a.py"), review.read("pkg/b.py")), (A.to_owned(), B.to_owned()));
    assert_eq!(fs::read_to_string(outside).unwrap(), B);
}

#[cfg(unix)]
#[test]
fn a_place_is_shown_in_the_editor() {
    use std::os::unix::fs::PermissionsExt;

    let review = review();
    let (editor, told) = (review.folder().join("../code"), review.folder().join("../told"));
    fs::write(
        &editor,
        format!("#!/bin/sh\necho \"$@\" > '{0}.part' && mv '{0}.part' '{0}'\n", told.display()),
    )
    .unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(review.data()["editor"], true);
    let id = change(&review, "a.py", "imp/reload");
    // It is named by its number only, and what is not on the page cannot be opened.
    for body in
        ["{\"change\": 99}", "{\"change\": \"a.py\"}", "{\"change\": 0, \"path\": \"/etc/passwd\"}", ""]
    {
        assert_eq!(review.post("open", body).0, 400, "{body}");
    }
    assert_eq!(review.post("open", &format!("{{\"change\": {id}}}")).0, 200);
    for _ in 0..200 {
        if told.exists() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    let line = A.lines().position(|line| line.contains("imp.reload")).unwrap() + 1;
    let place = fs::canonicalize(review.folder().join("a.py")).unwrap();
    assert_eq!(fs::read_to_string(told).unwrap(), format!("--goto {}:{line}\n", place.display()));
    assert_eq!(review.read("a.py"), A);
}

#[test]
fn what_is_accepted_is_written_and_brought_back() {
    let review = review();
    let data = review.data();
    assert_eq!(data["files"][1]["owners"][0], "@pkg");
    let [reload, readfp] = ["imp/reload", "configparser/readfp"].map(|id| change(&review, "a.py", id));
    assert_eq!(decide(&review, &[reload], "accepted").0, 200);
    // What is rejected is no longer part of the difference.
    let (status, drawn) = decide(&review, &[readfp], "rejected");
    let drawn: serde_json::Value = serde_json::from_str(&drawn).unwrap();
    let hunks = drawn["a.py"]["hunks"].to_string();
    assert!(status == 200 && hunks.contains("importlib") && !hunks.contains("read_file"), "{hunks}");
    assert_eq!(review.post("apply", "{}").0, 200);
    let written = A.replace("import imp\n", "import importlib\n").replace("imp.reload", "importlib.reload");
    assert_eq!(review.read("a.py"), written);
    assert_eq!(review.read("pkg/b.py"), B);
    let data = review.data();
    assert_eq!(data["told"][0], "1 accepted, 1 file written.");
    assert_eq!(data["undo"], true);
    // What was rejected still is.
    let state = |data: &serde_json::Value| data["files"][0]["changes"][1]["state"].clone();
    assert_eq!(state(&data), "rejected");
    assert_eq!(review.post("undo", "{}").0, 200);
    assert_eq!(review.read("a.py"), A);
    let data = review.data();
    assert_eq!(data["told"][0], "1 file restored.");
    // What was made, and taken back, is open again.
    assert_eq!(data["files"][0]["changes"][0]["state"], "open");
    review.end();
}

#[test]
fn what_cannot_be_made_by_itself_is_told() {
    let log = "from distutils import log\n\nlog.info(\"a\")\nlog.warn(\"b\")\n";
    let review = Review::of(&[("a.py", log)]);
    assert_eq!(decide(&review, &[0], "accepted").0, 200);
    assert_eq!(review.post("apply", "{}").0, 200);
    assert_eq!(review.read("a.py"), log);
    let told = review.data()["told"].to_string();
    assert!(told.contains("1 accepted change was not made"), "{told}");
    decide(&review, &[0, 1], "accepted");
    review.post("apply", "{}");
    assert_eq!(review.read("a.py"), "import logging\n\nlogging.info(\"a\")\nlogging.warning(\"b\")\n");
}

#[test]
fn a_review_goes_on_where_it_was() {
    let review = review();
    let readfp = change(&review, "a.py", "configparser/readfp");
    decide(&review, &[readfp], "rejected");
    let review = review.again();
    let data = review.data();
    let states: Vec<&str> =
        data["files"][0]["changes"].as_array().unwrap().iter().filter_map(|c| c["state"].as_str()).collect();
    assert_eq!(states, ["open", "open", "rejected"]);
    decide(&review, &[readfp], "open");
    assert!(!review.again().data().to_string().contains("rejected"));
}

#[test]
fn a_file_that_was_edited_meanwhile_is_left_alone() {
    let review = review();
    let first = change(&review, "pkg/b.py", "configparser/safe_config_parser");
    decide(&review, &[first], "accepted");
    let mine = format!("# mine\n{B}");
    fs::write(review.folder().join("pkg/b.py"), &mine).unwrap();
    review.post("apply", "{}");
    assert_eq!(review.read("pkg/b.py"), mine);
    assert!(
        review.data()["told"].to_string().contains("it was edited meanwhile"),
        "{}",
        review.data()["told"]
    );
}

#[test]
fn names_and_code_cannot_become_part_of_the_page() {
    let evil = "</script><script>alert(1)</script>";
    let code = format!("import configparser\nx = configparser.SafeConfigParser()  # {evil}\n");
    let review = Review::of(&[("a.py", &code), ("<img src=x>.py", B)]);
    let (_, body) = review.get("");
    assert!(!body.contains("<script>alert") && !body.contains("<img"));
    assert!(body.contains("alert(1)"));
}

#[test]
fn a_report_is_the_page_without_a_server() {
    let review = review();
    let ran = review.run(&["check", "--format", "html"]);
    let page = String::from_utf8(ran.stdout).unwrap();
    assert_eq!(ran.status.code(), Some(1));
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("\"live\":false"));
    assert!(page.contains("script-src 'nonce-") && !page.contains(&review.path));
    for command in ["fix", "fix -i"] {
        let arguments: Vec<&str> = command.split(' ').chain(["--format", "html"]).collect();
        assert_eq!(review.run(&arguments).status.code(), Some(2), "{command}");
    }
    assert_eq!(review.read("a.py"), A);
}
