//! The schemas of documents, which programs rely on, against those that are kept in `docs/`.

/// Compares the schema of a document with the one that is kept, or writes it where `UPDATE` is set.
pub fn check_schema<T: schemars::JsonSchema>(title: &str, file: &str) {
    let settings = schemars::generate::SchemaSettings::draft07().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "{file} is out of date; run tools/regenerate");
}
