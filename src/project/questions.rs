//! The questions that results depend on, with their answers. All that the engine learns of the files around goes
//! through [`ProjectView`], and every call of it is noted here; the next run asks the same questions again.

use std::ffi::OsStr;
use std::fmt::Debug;
use std::hash::BuildHasher;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use foldhash::HashMap;
use foldhash::quality::FixedState;

use super::cache::lock;
use super::canonical_paths::os_string;
use super::packed::{Packer, Unpacker, digest};
use super::unit::Unit;
use super::view::Project;
use crate::model::{Callers, Sought, trail};

/// What a question is about: one for each method of `ProjectView`, and the content of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Subject {
    /// Which file a module is, as seen from a folder.
    Module,
    /// The same in read-only roots and siblings.
    Library,
    /// The content of a file.
    Text,
    /// What the text of a file says of a name.
    Outline,
    /// By which name a file is imported.
    Name,
    /// Which project a folder belongs to.
    Unit,
    /// Which files hold some words and concern the project in a folder, and what is in them.
    Mentions,
    /// Which of those that hold a name may put something in the place of what has it, and what is in them.
    Replacements,
    /// Which of those may have classes that concern it, and what is in them.
    Classes,
    /// Which of those call what has the name.
    Callers,
    /// Where a new module stands.
    Home,
    /// Whether a distribution is declared.
    Declared,
}

const SUBJECTS: [Subject; 12] = [
    Subject::Module,
    Subject::Library,
    Subject::Text,
    Subject::Outline,
    Subject::Name,
    Subject::Unit,
    Subject::Mentions,
    Subject::Replacements,
    Subject::Classes,
    Subject::Callers,
    Subject::Home,
    Subject::Declared,
];

/// A question: a subject, a path, and a name or words.
#[derive(Clone, Debug)]
struct Question {
    subject: Subject,
    place: PathBuf,
    name: String,
}

/// The fingerprints of an answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fingerprints {
    /// That of the answer itself.
    pub answer: u128,
    /// That of the files whose texts give the answer, which is known without reading them: the same files give the same.
    /// For all other answers, that of the answer itself.
    pub files: u128,
}

/// A question and its answers.
#[derive(Debug)]
struct Asked {
    question: Question,
    /// That of an earlier run.
    then: Option<Fingerprints>,
    /// That of this run.
    now: Option<Fingerprints>,
}

impl Asked {
    /// Whether both runs have the same answer.
    fn is_same(&self) -> bool {
        self.now.map(|now| now.answer) == self.then.map(|then| then.answer)
    }
}

impl From<Sought> for Subject {
    fn from(sought: Sought) -> Subject {
        match sought {
            Sought::Replacements => Subject::Replacements,
            Sought::Classes => Subject::Classes,
        }
    }
}

impl From<u128> for Fingerprints {
    fn from(answer: u128) -> Fingerprints {
        Fingerprints { answer, files: answer }
    }
}

impl Subject {
    /// Whether the texts of files give the answer.
    fn is_of_texts(self) -> bool {
        matches!(self, Subject::Outline | Subject::Replacements | Subject::Classes | Subject::Callers)
    }
}

/// How many locks there are for the numbers: the threads of a run ask all the time.
const SHARDS: usize = 64;

/// The questions of a run and of earlier ones, by their numbers.
pub(super) struct Questions {
    numbers: [Mutex<HashMap<u128, u32>>; SHARDS],
    all: Mutex<Vec<Asked>>,
}

impl Default for Questions {
    fn default() -> Self {
        Questions { numbers: std::array::from_fn(|_| Mutex::default()), all: Mutex::default() }
    }
}

/// The fingerprint of an answer that is a file, or none.
pub(super) fn of_path(path: Option<&Path>) -> u128 {
    path.map_or(0, |path| digest(path.as_os_str().as_encoded_bytes()))
}

/// The fingerprint of any other answer.
pub(super) fn of_value(value: &impl Debug) -> u128 {
    digest(format!("{value:?}").as_bytes())
}

/// The fingerprint of a question.
fn identity(subject: Subject, place: &OsStr, name: &str) -> u128 {
    let half = |seed| FixedState::with_seed(seed).hash_one((subject, place.as_encoded_bytes(), name));
    u128::from(half(1)) << 64 | u128::from(half(2))
}

impl Project {
    /// Notes that a question was asked.
    pub(super) fn ask<A: Into<Fingerprints>>(
        &self,
        subject: Subject,
        place: &Path,
        name: &str,
        answer: impl FnOnce() -> A,
    ) {
        let Some(questions) = &self.questions else { return };
        let identity = identity(subject, place.as_os_str(), name);
        let mut numbers = lock(&questions.numbers[identity as usize % SHARDS]);
        let number = match numbers.get(&identity) {
            Some(number) => *number,
            None => {
                let mut all = lock(&questions.all);
                let question = Question { subject, place: place.to_owned(), name: name.to_owned() };
                all.push(Asked { question, then: None, now: None });
                let number = (all.len() - 1) as u32;
                numbers.insert(identity, number);
                number
            }
        };
        drop(numbers);
        let is_open = lock(&questions.all)[number as usize].now.is_none();
        if is_open {
            let answer = answer().into();
            lock(&questions.all)[number as usize].now = Some(answer);
        }
        trail::ask(number);
    }

    /// The same about a selection of the files that hold a name and concern a project.
    pub(super) fn ask_selection(&self, subject: Subject, name: &str, unit: &Unit, answer: u128) {
        let files = || self.of_files(&self.mentioned(&[name], unit));
        self.ask(subject, &unit.folder, name, || Fingerprints { answer, files: files() });
    }

    /// Whether some questions of an earlier run still have the answers that they had then.
    pub(super) fn still_answers(&self, numbers: &[u32]) -> bool {
        let Some(questions) = &self.questions else { return false };
        let mut open = Vec::new();
        let all = lock(&questions.all);
        for number in numbers {
            match all.get(*number as usize) {
                Some(Asked { now: None, then: Some(then), question }) => {
                    open.push((*number, question.clone(), *then));
                }
                Some(asked) if asked.now.is_some() && asked.is_same() => {}
                _ => return false,
            }
        }
        drop(all);
        open.into_iter().all(|(number, question, then)| {
            let answer = self.answer(&question, then);
            let mut all = lock(&questions.all);
            let asked = &mut all[number as usize];
            asked.now = Some(answer);
            asked.is_same()
        })
    }

    /// The answer of this run, given that of an earlier one.
    fn answer(&self, Question { subject, place, name }: &Question, then: Fingerprints) -> Fingerprints {
        // Any file of a folder.
        let inside = || place.join("_");
        let of_texts = |files: u128, answer: &dyn Fn() -> u128| match files == then.files {
            true => then,
            false => Fingerprints { answer: answer(), files },
        };
        let selection = |answer: &dyn Fn(&Unit) -> u128| {
            let unit = self.unit_of(&inside());
            of_texts(self.of_files(&self.mentioned(&[name], &unit)), &|| answer(&unit))
        };
        let answer = match subject {
            Subject::Module => of_path(self.module_file(name, &inside()).as_deref()),
            Subject::Library => of_path(self.library_file(name, &inside()).as_deref()),
            Subject::Text => self.content(place),
            Subject::Outline => {
                return of_texts(self.content(place), &|| of_value(&self.outline_of(place, name)));
            }
            Subject::Name => of_value(&self.dotted_name(place)),
            Subject::Unit => of_path(Some(&self.unit_of(&inside()).folder)),
            Subject::Mentions => {
                let words: Vec<&str> = name.split(' ').collect();
                self.of_files(&self.mentioned(&words, &self.unit_of(&inside())))
            }
            Subject::Replacements => {
                return selection(&|unit| self.selected(Sought::Replacements, name, unit).1);
            }
            Subject::Classes => return selection(&|unit| self.selected(Sought::Classes, name, unit).1),
            Subject::Callers => {
                return selection(&|unit| of_value(&Callers::of(name, self.mentions(&[name], unit))));
            }
            Subject::Home => of_value(&self.home_for(place, name)),
            Subject::Declared => of_value(&self.declaration(name, place)),
        };
        answer.into()
    }
}

impl Questions {
    /// Those of an earlier run, from what [`Questions::packed`] made.
    pub fn unpacked(packed: &mut Unpacker<'_>) -> Option<Questions> {
        let questions = Questions::default();
        let mut place = PathBuf::new();
        for number in 0..u32::try_from(packed.number()?).ok()? {
            let subject = *SUBJECTS.get(usize::try_from(packed.number()?).ok()?)?;
            let bytes = packed.bytes()?;
            if bytes != place.as_os_str().as_encoded_bytes() {
                place = os_string(bytes.to_vec())?.into();
            }
            let name = packed.text()?.to_owned();
            let identity = identity(subject, place.as_os_str(), &name);
            lock(&questions.numbers[identity as usize % SHARDS]).insert(identity, number);
            let question = Question { subject, place: place.clone(), name };
            let answer = packed.digest()?;
            let files = if subject.is_of_texts() { packed.digest()? } else { answer };
            let then = Some(Fingerprints { answer, files });
            lock(&questions.all).push(Asked { question, then, now: None });
        }
        Some(questions)
    }

    /// Whether the answers on which a result of an earlier run depends are not known to have changed.
    pub fn may_hold(&self, numbers: &[u32]) -> bool {
        let all = lock(&self.all);
        let may = |asked: &Asked| asked.now.is_none() || asked.is_same();
        numbers.iter().all(|number| all.get(*number as usize).is_some_and(may))
    }

    /// Some questions with their latest answers, for the next run; and the new number of each old one.
    pub fn packed(&self, wanted: impl Iterator<Item = u32>, packer: &mut Packer) -> HashMap<u32, u32> {
        let all = lock(&self.all);
        let mut kept: Vec<u32> = wanted.collect();
        kept.sort_unstable();
        kept.dedup();
        packer.number(kept.len() as u64);
        for number in &kept {
            let Asked { question: Question { subject, place, name }, then, now } = &all[*number as usize];
            packer.number(*subject as u64).bytes(place.as_os_str().as_encoded_bytes()).bytes(name.as_bytes());
            let Fingerprints { answer, files } = now.or(*then).unwrap_or(Fingerprints::from(0));
            packer.digest(answer);
            if subject.is_of_texts() {
                packer.digest(files);
            }
        }
        kept.into_iter().zip(0..).collect()
    }
}
