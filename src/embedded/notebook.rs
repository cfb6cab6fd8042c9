//! Jupyter notebooks: the code cells of a notebook are one module, in their order. Of the file, only strings of
//! `source` are ever changed.

use std::ops::Range;
use std::path::Path;

use super::cell::{Cell, Python};
use super::json::is_ascii;
use super::magic::{Part, Reading, parts, reading};
use super::map::Map;
use super::notebook_format::{Body, Head};
use super::{Block, Invalid};
use crate::text::{Edit, Position, Source};
use crate::verify::{self, SyntaxError};

/// A notebook: its code cells, and where they stand in the file.
#[derive(Clone, Debug, Default)]
pub(super) struct Notebook {
    cells: Vec<Cell>,
    /// Whether what is not ASCII is written in escapes.
    is_ascii: bool,
    /// What the names begin with that stand for what is not Python.
    stand_in: String,
    /// The last line of the module, with the names that cells of other languages behind it may use; often empty.
    tail: String,
}

/// What is wrong with a file that is no valid JSON, or has other values than a notebook.
fn invalid(error: &serde_json::Error) -> Invalid {
    let message = error.to_string();
    let what = message.rsplit_once(" at line ").map_or(message.as_str(), |(what, _)| what);
    let place = Some((error.line().max(1), error.column().max(1)));
    Invalid { place, message: format!("not a valid notebook: {what}") }
}

/// A module in the making.
#[derive(Default)]
struct Made {
    text: String,
    map: Map,
    /// Where the lines begin that stand for what is not Python.
    stand_ins: Vec<usize>,
}

impl Made {
    /// Adds a line that stands for what is not Python.
    fn stand_in(&mut self, name: &str, head: &str, names: &[String]) -> String {
        let line = format!("{head}{name}{}__({})", self.stand_ins.len(), names.join(", "));
        self.stand_ins.push(self.text.len());
        self.text.push_str(&line);
        line
    }
}

impl Notebook {
    /// A notebook and its module; the module is missing if there is no Python in it.
    pub fn read(source: &Source) -> Result<(Notebook, Option<Block>), Invalid> {
        let file = source.text();
        let wrong = |message: String| Err(Invalid { place: None, message });
        if !file.trim_start().starts_with('{') {
            return wrong("not a notebook: it is no JSON object".to_owned());
        }
        let head: Head = serde_json::from_str(file).map_err(|error| invalid(&error))?;
        match head.nbformat {
            Some(3 | 4) => {}
            None => return wrong("not a notebook: it has no `nbformat`".to_owned()),
            Some(other) => {
                return wrong(format!(
                    "a notebook of format {other}, which upshift does not read; save it in format 4"
                ));
            }
        }
        if !head.is_python() {
            return Ok((Notebook::default(), None));
        }
        let body: Body<'_> = serde_json::from_str(file).map_err(|error| invalid(&error))?;
        let mut notebook = Notebook { is_ascii: is_ascii(file), ..Notebook::default() };
        let written = body.cells.iter().chain(body.worksheets.iter().flat_map(|sheet| &sheet.cells));
        for (number, cell) in (1..).zip(written).filter(|(_, cell)| cell.is_python()) {
            let Some(raw) = cell.source else { continue };
            notebook.cells.extend(Cell::read(file, number, raw).map_err(|error| invalid(&error))?);
        }
        let block = notebook.module(source);
        Ok((notebook, block))
    }

    /// Joins the cells to a module.
    fn module(&mut self, source: &Source) -> Option<Block> {
        // Longer than any in the notebook.
        let marks = |rest: &str| rest.len() - rest.trim_start_matches('_').len();
        let texts = self.cells.iter().flat_map(|cell| cell.text.split("__cell").skip(1));
        let most = texts.map(marks).max().unwrap_or_default();
        self.stand_in = format!("__cell{}", "_".repeat(most + 1));
        let mut made = Made::default();
        // The names that what was left out may use.
        let mut names = Vec::new();
        let mut is_first = true;
        for cell in self.cells.iter_mut().filter(|cell| !cell.text.trim().is_empty()) {
            let start = match reading(&cell.text) {
                Reading::Other(more) => {
                    names.extend(more);
                    continue;
                }
                Reading::Python(start, more) => {
                    names.extend(more);
                    start
                }
            };
            let mut python = Python { start, ..Python::default() };
            if !is_first {
                python.border = made.stand_in(&self.stand_in, "", &std::mem::take(&mut names));
                made.text.push('\n');
            }
            is_first = false;
            python.region.start = made.text.len();
            for part in parts(&cell.text[start..]) {
                match part {
                    Part::Python(range) => {
                        let range = start + range.start..start + range.end;
                        made.map.copy(&cell.map, range.clone(), made.text.len());
                        made.text.push_str(&cell.text[range]);
                    }
                    Part::Command { range, head, names } => {
                        let range = start + range.start..start + range.end;
                        let head = &cell.text[start + head.start..start + head.end];
                        let line = made.stand_in(&self.stand_in, head, &names);
                        let command = &cell.text[range.clone()];
                        made.text.push_str(&command[command.trim_end_matches(['\n', '\r']).len()..]);
                        python.commands.push((line, range));
                    }
                }
            }
            if !made.text.ends_with('\n') {
                made.text.push('\n');
            }
            python.region.end = made.text.len();
            cell.python = Some(python);
        }
        if is_first {
            return None;
        }
        if !names.is_empty() {
            self.tail = made.stand_in(&self.stand_in, "", &names);
            made.text.push('\n');
        }
        Some(Block::new(source, made.text, made.map, &made.stand_ins))
    }

    /// The edits of the file that make another text of its module; `None` if what is not Python would change.
    pub fn write(&self, file: &str, text: &str) -> Option<Vec<Edit>> {
        let pairs = self.cells.iter().zip(self.texts(text)?);
        let changed = pairs.filter_map(|(cell, text)| Some((cell, text.filter(|text| *text != cell.text)?)));
        Some(changed.flat_map(|(cell, text)| cell.write(file, &text, self.is_ascii)).collect())
    }

    /// The texts of the cells for another text of the module; none for those that are not in it.
    fn texts(&self, text: &str) -> Option<Vec<Option<String>>> {
        let borders =
            self.cells.iter().filter_map(|cell| Some(cell.python.as_ref()?.border.as_str())).skip(1);
        let mut ends = borders.chain([self.tail.as_str()]);
        let mut lines = text.split_inclusive('\n');
        let mut texts = Vec::new();
        for cell in &self.cells {
            let Some(python) = &cell.python else {
                texts.push(None);
                continue;
            };
            let own = self.region(cell, python, &mut lines, ends.next()?)?;
            let (head, old) = cell.text.split_at(python.start);
            texts.push(Some(format!("{head}{}", fitted(&own, old))));
        }
        lines.next().is_none().then_some(texts)
    }

    /// The first syntax error of a cell that is read by itself: at its byte of the module.
    pub fn refusal(&self, module: &str) -> Option<SyntaxError> {
        self.cells.iter().find_map(|cell| {
            let region = cell.python.as_ref()?.region.clone();
            let text = &module[region.clone()];
            let error = verify::refusal(text)?;
            // What is missing at the end is told at the last character.
            let last = text.trim_end().len().saturating_sub(1);
            Some(SyntaxError { offset: region.start + error.offset.min(last), ..error })
        })
    }

    /// Whether it is another notebook whose module has a text.
    pub fn is(&self, other: &Notebook, text: &str) -> bool {
        let pairs = || self.cells.iter().zip(&other.cells);
        let Some(wanted) = other.texts(text) else { return false };
        self.cells.len() == other.cells.len()
            && pairs()
                .zip(wanted)
                .all(|((cell, was), wanted)| cell.text == wanted.unwrap_or_else(|| was.text.clone()))
    }

    /// The text of a cell: the lines up to one that stands behind it.
    fn region<'l>(
        &self,
        cell: &Cell,
        python: &Python,
        lines: &mut impl Iterator<Item = &'l str>,
        end: &str,
    ) -> Option<String> {
        let mut commands = python.commands.iter().peekable();
        let mut text = String::new();
        let mut has_ended = end.is_empty();
        for line in lines {
            let bare = line.trim_end_matches(['\n', '\r']);
            if !end.is_empty() && bare == end {
                has_ended = true;
                break;
            }
            if let Some((_, range)) = commands.next_if(|(stand_in, _)| stand_in == bare) {
                let command = &cell.text[range.clone()];
                text.push_str(command);
                if !command.ends_with('\n') {
                    text.push('\n');
                }
            } else if bare.contains(&self.stand_in) {
                return None;
            } else {
                text.push_str(line);
            }
        }
        (has_ended && commands.next().is_none()).then_some(text)
    }

    /// The cell around a byte of the file, and the byte of its text.
    fn cell_at(&self, at: usize) -> Option<(&Cell, usize)> {
        let next = self.cells.partition_point(|cell| cell.value.end <= at);
        let cell = self.cells.get(next).filter(|cell| cell.value.contains(&at))?;
        let end =
            || (at >= cell.map.outer(&(cell.text.len()..cell.text.len())).start).then_some(cell.text.len());
        let place = cell.map.inner(&(at..at)).map(|range| range.start).or_else(end)?;
        Some((cell, place))
    }

    /// The number of the cell around a byte of the file.
    pub fn number(&self, at: usize) -> Option<usize> {
        self.cell_at(at).map(|(cell, _)| cell.number)
    }

    /// The cell around a range of the file, as a text of its own, and the range in it.
    pub fn view(&self, notebook: &Path, range: &Range<usize>) -> Option<(Source, Range<usize>)> {
        let (cell, start) = self.cell_at(range.start)?;
        let end = cell.map.inner(range).map_or(cell.text.len(), |range| range.end);
        Some((Source::from_text(cell.called(notebook), cell.text.as_str()), start..end.max(start)))
    }

    /// The byte of the file at which a line of a cell begins; both count from 1.
    pub fn line_start(&self, number: usize, line: usize) -> Option<usize> {
        let cell = self.cells.iter().find(|cell| cell.number == number)?;
        let source = Source::from_text("", cell.text.as_str());
        let at = source.offset(Position { line, column: 1 })?;
        Some(cell.map.outer(&(at..at)).start)
    }

    /// The range of the file for one of the text of a cell, which counts from 1.
    pub fn in_file(&self, number: usize, range: &Range<usize>) -> Option<Range<usize>> {
        let cell = self.cells.iter().find(|cell| cell.number == number)?;
        Some(cell.map.outer(range))
    }

    /// The numbers and texts of the cells.
    pub fn into_texts(self) -> impl Iterator<Item = (usize, String)> {
        self.cells.into_iter().map(|cell| (cell.number, cell.text))
    }

    /// The cells whose texts differ from those of another version of the notebook: as they are here, and the new
    /// texts, all lines complete.
    pub fn changed(&self, notebook: &Path, other: &Notebook) -> Vec<(Source, String)> {
        let pairs = self.cells.iter().zip(&other.cells).filter(|(old, new)| old.text != new.text);
        let complete = |text: &str| match text.is_empty() || text.ends_with('\n') {
            true => text.to_owned(),
            false => format!("{text}\n"),
        };
        let pair = |(old, new): (&Cell, &Cell)| {
            (Source::from_text(old.called(notebook), complete(&old.text)), complete(&new.text))
        };
        pairs.map(pair).collect()
    }
}

/// A new text for a cell: without line ends at its borders, where there were none.
fn fitted<'t>(new: &'t str, old: &str) -> &'t str {
    let ends: &[char] = &['\n', '\r'];
    let new = if old.ends_with('\n') { new } else { new.trim_end_matches(ends) };
    if old.starts_with(ends) { new } else { new.trim_start_matches(ends) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedded::json::encode;
    use crate::text::Edits;
    use serde_json::Value;

    fn read(file: &str) -> Result<(Notebook, Option<Block>), Invalid> {
        Notebook::read(&Source::from_text("n.ipynb", file))
    }

    /// A notebook with cells of these sources, as JSON.
    fn notebook(sources: &[&str]) -> String {
        let cell = |source: &&str| format!("  {{\"cell_type\": \"code\", \"source\": {source}}}");
        let cells: Vec<String> = sources.iter().map(cell).collect();
        format!("{{\"nbformat\": 4, \"cells\": [\n{}\n]}}\n", cells.join(",\n"))
    }

    fn module(file: &str) -> String {
        read(file).unwrap().1.map_or(String::new(), |block| block.source.text().to_owned())
    }

    /// The file after a change of its module.
    fn changed(file: &str, change: impl Fn(&str) -> String) -> Option<String> {
        let edits = read(file).unwrap().0.write(file, &change(&module(file)))?;
        let mut all = Edits::default();
        all.add(&edits).unwrap();
        Some(all.apply(file))
    }

    fn replaced(sources: &[&str], old: &str, new: &str, wanted: &[&str]) {
        let file = notebook(sources);
        assert!(module(&file).contains(old), "{}", module(&file));
        assert_eq!(changed(&file, |text| text.replace(old, new)).unwrap(), notebook(wanted));
    }

    #[test]
    fn the_cells_are_one_module() {
        let cells =
            [r#"["import a\n", "%time a"]"#, r#""%%bash\nls {b}""#, r#""""#, r#""%%time\n  x = !ls\n""#];
        let expected = "import a\n__cell_0__(a, time)\n__cell_1__(b, time)\n  x = __cell_2__()\n";
        assert_eq!(module(&notebook(&cells)), expected);
        assert_eq!(module(&notebook(&[r#""__cell_""#, r#""b""#])), "__cell_\n__cell__0__()\nb\n");
        assert_eq!(module(&notebook(&[r#""%%html""#, "null", "[]"])), "");
    }

    #[test]
    fn a_line_is_changed_in_its_string() {
        replaced(&[r#"["é\u00e9 = old\n", "x"]"#], "old", "\"é\"", &[r#"["é\u00e9 = \"é\"\n", "x"]"#]);
        replaced(&[r#""\u00e9\/ = old\nx""#], "old", "é", &[r#""\u00e9\/ = \u00e9\nx""#]);
        replaced(&["[\"a = 1\\n\",\n \"b\"]"], "b", "b2", &["[\"a = 1\\n\",\n \"b2\"]"]);
    }

    #[test]
    fn lines_come_and_go_in_the_layout_of_the_list() {
        replaced(&["[\n \"a\"\n]"], "a\n", "a\nb\nc\n", &["[\n \"a\\n\",\n \"b\\n\",\n \"c\"\n]"]);
        replaced(&[r#"["a"]"#], "a", "b\na", &[r#"["b\n", "a"]"#]);
        replaced(&[r#"["a\n","b\n","c"]"#], "b\n", "", &[r#"["a\n","c"]"#]);
        replaced(&[r#"["a\n","b\n","c"]"#], "a\nb\n", "", &[r#"["c"]"#]);
        replaced(&[r#"["a\n","b\n","c"]"#], "b\nc\n", "", &[r#"["a"]"#]);
        replaced(&[r#"[ "a" ]"#, r#"["b"]"#], "a\n", "", &["[]", r#"["b"]"#]);
        replaced(&[r#""a\nb""#], "b", "b\nc", &[r#""a\nb\nc""#]);
        replaced(&[r#""a\nb""#], "a\n", "", &[r#""b""#]);
        replaced(&[r#"["a\nb", "c\n", "d"]"#], "d", "e", &[r#"["a\n", "bc\n", "e"]"#]);
    }

    #[test]
    fn commands_and_other_cells_stay() {
        let cells = [r#""%%time\na\n!ls""#, r#""%%bash\na""#, r#"["a\n","%b \\\n","  c"]"#];
        replaced(
            &cells,
            "a\n",
            "x\n",
            &[r#""%%time\nx\n!ls""#, r#""%%bash\na""#, r#"["x\n","%b \\\n","  c"]"#],
        );
        let file = notebook(&cells);
        for (old, new) in [
            ("__cell_0__()", ""),
            ("__cell_1__", "x = __cell_1__"),
            ("__cell_2", "  __cell_2"),
            ("a\n", "__cell_9__()\n"),
        ] {
            assert_eq!(changed(&file, |text| text.replacen(old, new, 1)), None, "{old}");
        }
    }

    #[test]
    fn line_ends_at_the_borders_of_a_cell_stay_as_they_are() {
        replaced(
            &[r#"["a\n","b"]"#, r#""c\n\n""#],
            "b\n",
            "\n\nx\n\n\n",
            &[r#"["a\n","\n","\n","x"]"#, r#""c\n\n""#],
        );
        replaced(&[r#"["b"]"#, r#""c""#], "b\n", "\n\nx\n\n\n", &[r#"["x"]"#, r#""c""#]);
    }

    #[test]
    fn what_is_no_notebook_in_python_is_told_or_left_alone() {
        let said = |file: &str| read(file).map(|(_, block)| block.is_some());
        let told = |file: &str| {
            let Invalid { place, message } = said(file).unwrap_err();
            format!("{place:?} {message}")
        };
        assert_eq!(said(r#"{"nbformat": 4, "cells": []}"#), Ok(false));
        assert_eq!(
            said(r#"{"nbformat": 4, "metadata": {"kernelspec": {"language": "R"}}, "cells": 1}"#),
            Ok(false)
        );
        let cell = r#""cell_type": "code", "source": "x""#;
        for language in ["python", "Python 3", "python3", "ipython"] {
            let language = language.replace(' ', "");
            let file = format!(
                r#"{{"nbformat": 4, "metadata": {{"language_info": {{"name": "{language}"}}}}, "cells": [{{{cell}}}]}}"#
            );
            assert_eq!(said(&file), Ok(true), "{language}");
        }
        let sql = r#"{"cell_type": "code", "source": "x", "metadata": {"vscode": {"languageId": "sql"}}}"#;
        assert_eq!(said(&format!(r#"{{"nbformat": 4, "cells": [{sql}]}}"#)), Ok(false));
        let sheets = r#"{"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "code", "language": "python", "input": ["x"]}]}]}"#;
        assert_eq!(said(sheets), Ok(true));
        assert_eq!(told("{"), "Some((1, 1)) not a valid notebook: EOF while parsing an object");
        assert_eq!(
            told("{\"nbformat\": 4,\n \"cells\": [}"),
            "Some((2, 12)) not a valid notebook: expected value"
        );
        assert!(told(r#"{"nbformat": 4, "cells": [], "cells": []}"#).contains("duplicate field `cells`"));
        assert!(
            told(r#"{"nbformat": 4, "cells": [{"cell_type": "code", "source": 1, "source": 1}]}"#)
                .contains("duplicate")
        );
        assert!(told(r#"{"nbformat": 4, "cells": [1]}"#).contains("invalid type"));
        assert_eq!(told(""), "None not a notebook: it is no JSON object");
        assert_eq!(told("{}"), "None not a notebook: it has no `nbformat`");
        assert!(told(r#"{"nbformat": 2}"#).contains("format 2"));
        // What no Python can read is no code.
        assert_eq!(
            said(r#"{"nbformat": 4, "cells": [{"cell_type": "code", "source": "'\ud83d'"}]}"#),
            Ok(false)
        );
    }

    /// Whatever lines come, go and change: the cells have them, and the rest of the file is the same.
    #[test]
    fn any_change_of_the_lines_is_written() {
        let mut seed = 7u64;
        let mut random = move |below: usize| {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (seed >> 33) as usize % below
        };
        const WORDS: [&str; 8] = ["a = 1", "", "é = '\"'", "😀\\", "\tb", "%magic a", "  !ls", "x\u{1}"];
        for round in 0..2000 {
            let is_escaped = round % 2 == 0;
            let cells: Vec<String> = (0..1 + random(4))
                .map(|_| {
                    let lines: Vec<&str> = (0..random(5)).map(|_| WORDS[random(WORDS.len())]).collect();
                    let text = lines.join("\n") + ["", "\n"][random(2)];
                    let quoted = |text: &str| format!("\"{}\"", encode(text, is_escaped));
                    match random(3) {
                        0 => quoted(&text),
                        1 => format!(
                            "[{}]",
                            text.split_inclusive('\n').map(quoted).collect::<Vec<_>>().join(",\n ")
                        ),
                        _ => format!(
                            "[{}]",
                            text.split_inclusive(' ').map(quoted).collect::<Vec<_>>().join(",")
                        ),
                    }
                })
                .collect();
            let file = notebook(&cells.iter().map(String::as_str).collect::<Vec<_>>());
            let (before, block) = read(&file).unwrap();
            let Some(block) = block else { continue };
            let mut text = String::new();
            for line in block.source.text().split_inclusive('\n') {
                if !line.contains("__cell_") && random(3) == 0 {
                    for _ in 0..random(3) {
                        text.push_str(&format!("{}\n", ["new = 'é\"'", "", "  b"][random(3)]));
                    }
                    continue;
                }
                text.push_str(line);
            }
            let mut edits = Edits::default();
            edits.add(&before.write(&file, &text).unwrap()).unwrap();
            let written = edits.apply(&file);
            let (after, _) = read(&written).unwrap();
            assert!(after.is(&before, &text), "{file}\n{text}\n{written}");
            let rest = |file: &str| {
                let mut value: Value = serde_json::from_str(file).unwrap();
                for cell in value["cells"].as_array_mut().unwrap() {
                    cell["source"] = Value::Null;
                }
                value
            };
            assert_eq!(rest(&file), rest(&written));
        }
    }
}
