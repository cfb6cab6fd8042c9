//! stub
pub fn canonical(name: &str) -> &str {
    match name {
        "unittest.case.TestCase" => "unittest.TestCase",
        n => n,
    }
}
pub fn is_class(name: &str) -> bool {
    matches!(
        name,
        "configparser.RawConfigParser"
            | "configparser.ConfigParser"
            | "configparser.SafeConfigParser"
            | "configparser.ParsingError"
            | "unittest.TestCase"
            | "ftplib.FTP_TLS"
            | "zipimport.zipimporter"
            | "xml.etree.ElementTree.Element"
            | "logging.Logger"
    )
}
pub fn ancestors(name: &str) -> Vec<&str> {
    match name {
        "configparser.SafeConfigParser" => vec![
            "configparser.SafeConfigParser",
            "configparser.ConfigParser",
            "configparser.RawConfigParser",
        ],
        "configparser.ConfigParser" => {
            vec!["configparser.ConfigParser", "configparser.RawConfigParser"]
        }
        n => vec![n],
    }
}
