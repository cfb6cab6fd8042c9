//! The page of `upshift review` in a real browser: headless Chromium, driven over WebDriver. Skipped
//! where `chromedriver` or Chromium is missing.

#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

#[path = "common/review.rs"]
mod common;

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use common::{Review, answer, send};

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
const C: &str = "import asyncore


class Echo(asyncore.dispatcher):
    pass


from distutils.ccompiler import new_compiler

new_compiler()
";

fn review() -> Review {
    let owners = "*.py @all\n/pkg/ @pkg\n";
    Review::of(&[("a.py", A), ("pkg/b.py", B), ("pkg/deep/c.py", C), ("CODEOWNERS", owners)])
}

/// A browser with one page.
struct Browser {
    driver: Child,
    host: String,
    session: String,
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            let _ = self.call("DELETE", "", &Value::Null);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

impl Browser {
    /// A browser, or the reason why there is none.
    fn start() -> Result<Browser, String> {
        let mut command = Command::new("chromedriver");
        command.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null());
        let mut driver = command.spawn().map_err(|error| format!("no `chromedriver`: {error}"))?;
        let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        let port = lines.find_map(|line| {
            let line = line.ok()?;
            Some(line.split("successfully on port ").nth(1)?.trim_end_matches('.').to_owned())
        });
        let port = port.ok_or("`chromedriver` does not start")?;
        let mut browser = Browser { driver, host: format!("127.0.0.1:{port}"), session: String::new() };
        let arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "goog:loggingPrefs": {"browser": "ALL"},
            "goog:chromeOptions": {"args": arguments},
        }}});
        let made = browser.call("POST", "/session", &wanted);
        let id = made["sessionId"].as_str().ok_or_else(|| format!("no Chromium: {}", made["message"]))?;
        browser.session = format!("/session/{id}");
        browser.screen(1280, 900);
        Ok(browser)
    }

    fn call(&self, method: &str, path: &str, body: &Value) -> Value {
        let (host, session) = (&self.host, &self.session);
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let text = send(
            host,
            &format!(
                "{method} {session}{path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            ),
        );
        let value: Value = serde_json::from_str(&answer(&text).1).unwrap_or_default();
        value["value"].clone()
    }

    fn open(&self, address: &str) {
        self.call("POST", "/url", &json!({"url": address}));
    }

    /// What a script returns.
    fn ask(&self, script: &str) -> Value {
        self.call("POST", "/execute/sync", &json!({"script": script, "args": []}))
    }

    /// Waits until a condition holds on the page.
    fn until(&self, condition: &str) {
        let begun = Instant::now();
        let script = format!("return Boolean({condition})");
        while self.ask(&script) != Value::Bool(true) {
            let text = || self.ask("return document.body && document.body.innerText");
            assert!(begun.elapsed() < Duration::from_secs(60), "never `{condition}`:\n{}", text());
            sleep(Duration::from_millis(50));
        }
    }

    /// Presses keys, one after the other.
    fn press(&self, keys: &str) {
        let press =
            |key: char| [json!({"type": "keyDown", "value": key}), json!({"type": "keyUp", "value": key})];
        let actions: Vec<Value> = keys.chars().flat_map(press).collect();
        let source = json!({"type": "key", "id": "keys", "actions": actions});
        self.call("POST", "/actions", &json!({"actions": [source]}));
    }

    /// Clicks on the first element of a selector that holds a text.
    fn click(&self, selector: &str, text: &str) {
        let found = format!(
            "[...document.querySelectorAll({selector:?})].find((one) => one.textContent.includes({text:?}))"
        );
        self.until(&found);
        self.ask(&format!("{found}.click()"));
    }

    fn screen(&self, width: u32, height: u32) {
        let params = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500});
        self.devtools("Emulation.setDeviceMetricsOverride", &params);
    }

    fn devtools(&self, command: &str, params: &Value) -> Value {
        self.call("POST", "/goog/cdp/execute", &json!({"cmd": command, "params": params}))
    }

    /// What the browser complained of.
    fn complaints(&self) -> Vec<String> {
        let log = self.call("POST", "/se/log", &json!({"type": "browser"}));
        let severe = log.as_array().cloned().unwrap_or_default().into_iter();
        severe.filter(|entry| entry["level"] == "SEVERE").map(|entry| entry["message"].to_string()).collect()
    }
}

/// A browser, unless the test is skipped.
fn browser() -> Option<Browser> {
    match Browser::start() {
        Ok(browser) => Some(browser),
        Err(why) => {
            eprintln!("skipped: {why}");
            None
        }
    }
}

fn address(review: &Review) -> String {
    format!("http://{}{}", review.host, review.path)
}

#[test]
fn changes_are_filtered_chosen_applied_and_undone() {
    let Some(browser) = browser() else { return };
    let review = review();
    browser.open(&address(&review));
    browser.until("document.querySelectorAll('.file').length === 3");
    // Side by side, in colour, with what changed marked.
    assert_eq!(browser.ask("return document.querySelector('.diff .old .w').textContent"), "imp");
    assert_eq!(browser.ask("return document.querySelector('.diff .new .w').textContent"), "importlib");
    assert!(browser.ask("return document.querySelectorAll('.code .k').length").as_u64() > Some(3));

    // Filters: an owner, a safety, a transform, words. Three folders have no map.
    assert_eq!(browser.ask("return document.querySelector('#map').offsetParent"), Value::Null);
    browser.click("#owners button", "@all");
    browser.until("document.querySelector('.file').dataset.path === 'a.py'");
    assert_eq!(browser.ask("return document.querySelectorAll('.file').length"), 1);
    browser.press("\u{e00c}");
    browser.click("#safety button", "reported");
    browser.until("document.querySelector('.file').dataset.path === 'pkg/deep/c.py'");
    browser.press("\u{e00c}");
    browser.press("/readfp\u{e007}");
    browser.until("document.querySelectorAll('.change').length < 4");
    browser.press("\u{e00c}");
    browser.click("#transforms button", "configparser/safe_config_parser");
    browser.until("document.querySelectorAll('.file').length === 2");
    browser.press("\u{e00c}");

    // With the keys: `imp.reload` is rejected, the class and the method are accepted.
    browser.press("jr");
    browser.until("document.querySelectorAll('.change.rejected').length === 1");
    browser.until("!document.querySelector('.file .new .w').textContent.includes('importlib')");
    browser.press("a");
    browser.until("document.querySelectorAll('.change.accepted').length === 1");
    browser.press("a");
    browser.until("document.querySelectorAll('.change.accepted').length === 2");
    browser.press("w");
    browser.until("document.querySelector('#sure[open]')");
    assert!(
        browser
            .ask("return document.querySelector('#question').textContent")
            .to_string()
            .contains("2 changes in 1 file")
    );
    browser.press("\u{e007}");
    browser.until("document.querySelector('#told').textContent.includes('2 accepted, 1 file written.')");
    let expected = A.replace("SafeConfigParser", "ConfigParser").replace("readfp", "read_file");
    assert_eq!(review.read("a.py"), expected);
    assert_eq!((review.read("pkg/b.py"), review.read("pkg/deep/c.py")), (B.to_owned(), C.to_owned()));

    // A change is accepted with the mouse and written on top; both are brought back, the last first.
    browser.ask("document.querySelector('.file[data-path=\"pkg/b.py\"] .yes').click()");
    browser.until("document.querySelectorAll('.change.accepted').length === 1");
    browser.click("#apply", "Apply 1");
    browser.click("#sure button", "Apply");
    browser.until("document.querySelector('#told').textContent.includes('1 accepted, 1 file written.')");
    assert_eq!(review.read("pkg/b.py"), B.replace("Safe", ""));
    for name in ["pkg/b.py", "a.py"] {
        browser.press("u");
        browser.until("document.querySelector('#told').textContent.includes('1 file restored')");
        let old = if name == "a.py" { A } else { B };
        assert_eq!(review.read(name), old, "{name}");
        browser.ask("document.querySelector('#told').textContent = ''");
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
    browser.click("#end", "End");
    browser.until("document.querySelector('#told').textContent.includes('has ended')");
}

#[test]
fn a_larger_tree_has_a_map_short_paths_and_what_was_not_read() {
    let Some(browser) = browser() else { return };
    let long = "src/app/a_folder_with_a_long_name/and_another_one/module_of_old_things.py";
    let files = [("src/app/a.py", A), ("src/app/x/b.py", B), ("src/app/y/c.py", C), (long, B)];
    let review = Review::of(&[&files[..], &[("src/app/bad.py", "import imp\ndef (\n")]].concat());
    browser.open(&address(&review));
    browser.until("document.querySelectorAll('.file').length === 4");
    let texts = |selector: &str| {
        let all =
            format!("return [...document.querySelectorAll({selector:?})].map((one) => one.textContent)");
        let texts = browser.ask(&all);
        texts.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    // The folder that all have in common is named once, and a long path keeps both ends.
    assert_eq!(texts("#prefix"), ["in src/app/"]);
    let paths = texts("#files .path");
    assert!(paths.contains(&"a.py".to_owned()) && paths.contains(&"x/b.py".to_owned()), "{paths:?}");
    let short = paths.iter().find(|path| path.contains('…')).unwrap();
    assert!(short.starts_with("a_fold") && short.ends_with("module_of_old_things.py"), "{short}");
    assert_eq!(
        browser.ask("return document.querySelector('#files button[title$=\"things.py\"]').title"),
        long
    );
    assert!(texts("#unread li").concat().contains("src/app/bad.py"), "{:?}", texts("#unread li"));

    // On the map, a click looks into a folder.
    browser.click("#map button", "x");
    browser.until("document.querySelectorAll('.file').length === 1");
    browser.press("\u{e00c}");

    // A patch of a file is one that git applies.
    let patch = browser.ask("return patch(data.files.find((file) => file.path === 'src/app/a.py'))");
    fs::write(review.folder().join("../a.patch"), patch.as_str().unwrap()).unwrap();
    let mut apply = Command::new("git");
    apply.args(["apply", "--check", "../a.patch"]).current_dir(review.folder());
    match apply.output() {
        Ok(output) => {
            assert!(output.status.success(), "{}\n{patch}", String::from_utf8_lossy(&output.stderr))
        }
        Err(error) => eprintln!("skipped: no `git`: {error}"),
    }

    // All safe ones at once, and nothing else.
    let safe = "document.querySelectorAll('.change.safe').length";
    browser.click("#sound", "Accept the ");
    browser.until(&format!("document.querySelectorAll('.change.safe.accepted').length === {safe}"));
    assert_eq!(browser.ask("return document.querySelectorAll('.change.suggested.accepted').length"), 0);
    assert_eq!(browser.ask("return document.querySelector('#sound').disabled"), true);
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

/// Text has contrast, nothing is wider than the page, and what can be clicked is large enough for a finger.
#[test]
fn the_page_is_readable_in_both_themes_and_on_small_screens() {
    let Some(browser) = browser() else { return };
    let long = "src/app/a_folder_with_a_long_name/and_another_one/module_of_old_things.py";
    let comments = format!("# A comment.\nLONG = '{}'  # noqa\n{A}", "x".repeat(200));
    let files =
        [("src/app/a.py", comments.as_str()), ("src/app/x/b.py", B), ("src/app/y/c.py", C), (long, B)];
    let review = Review::of(&files);
    for theme in ["light", "dark"] {
        let media = json!({"features": [{"name": "prefers-color-scheme", "value": theme}]});
        let emulate = json!({"cmd": "Emulation.setEmulatedMedia", "params": media});
        browser.call("POST", "/goog/cdp/execute", &emulate);
        for width in [1280, 390] {
            let size = json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500});
            let emulate = json!({"cmd": "Emulation.setDeviceMetricsOverride", "params": size});
            browser.call("POST", "/goog/cdp/execute", &emulate);
            browser.open(&address(&review));
            browser.until("document.querySelectorAll('.file').length === 4");
            browser.ask("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
            assert_eq!(
                browser.ask("return matchMedia('(prefers-color-scheme: dark)').matches"),
                theme == "dark"
            );
            assert_eq!(browser.ask("return innerWidth"), width);
            assert_eq!(browser.ask(include_str!("browser/look.js")), json!([]), "{theme}, {width}");
        }
    }
}

#[test]
fn other_pages_cannot_ask() {
    let Some(browser) = browser() else { return };
    let review = review();
    browser.open(&format!("http://{}/{}/", review.host, "0".repeat(32)));
    browser.until("document.body.innerText.includes('refused')");
    let id = review.data()["files"][0]["changes"][0]["id"].to_string();
    review.post("decide", &format!("{{\"changes\": [{id}], \"state\": \"accepted\"}}"));
    // A page from elsewhere that knows the address, in every way that a page can ask.
    browser.open("data:text/html,<p>elsewhere");
    let apply = format!("{}apply", address(&review));
    let asked = format!(
        "const ask = (more) => fetch({apply:?}, {{ method: 'POST', body: '{{}}', ...more }}).catch(() => 0); \
         const json = {{ 'Content-Type': 'application/json' }}; \
         return Promise.all([ask({{}}), ask({{ mode: 'no-cors' }}), ask({{ headers: json }})]).then(() => 'asked')"
    );
    assert_eq!(browser.ask(&asked), "asked");
    browser.ask(&format!(
        "document.body.innerHTML = `<form method=post action={apply} enctype=text/plain><input name='{{}}'></form>`; document.forms[0].submit()"
    ));
    browser.until("document.body.innerText.includes('refused')");
    assert_eq!(review.read("a.py"), A);
    // By another name, the server is another one: a name that is made to lead here gets nothing.
    browser.open(&address(&review).replace("127.0.0.1", "127.0.0.1.localhost"));
    browser.until("!document.querySelector('.file')");
}

#[test]
fn the_page_fits_a_telephone_and_stands_by_itself() {
    let Some(browser) = browser() else { return };
    let review = review();
    let file = review.folder().join("../report.html");
    fs::write(&file, review.run(&["check", "--format", "html"]).stdout).unwrap();
    let file = fs::canonicalize(file).unwrap();
    browser.screen(390, 844);
    for page in [address(&review), format!("file://{}", file.display())] {
        browser.open(&page);
        browser.until("document.querySelectorAll('.file').length === 3");
        let wide = browser.ask("return document.documentElement.scrollWidth - innerWidth");
        assert!(wide.as_i64() <= Some(0), "{page}: {wide}");
        assert_eq!(browser.ask("return document.querySelector('#side').open"), false);
    }
    // The report has nothing to decide with.
    let buttons = "return [...document.querySelectorAll('#apply, #undo, #end, #all, .yes')].filter((b) => b.offsetParent).length";
    assert_eq!(browser.ask(buttons), 0);
    browser.press("jaw");
    assert_eq!(browser.ask("return document.querySelectorAll('.current').length"), 1);
    assert_eq!(browser.complaints(), Vec::<String>::new());
    assert_eq!(review.read("a.py"), A);
}
