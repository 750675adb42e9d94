//! `sesstpl schema`.

use serde_json::Value;

use crate::sesstpl;

#[test]
fn the_schema_is_that_of_the_release() {
    let schema = |release: &str| -> Value {
        let output = sesstpl()
            .args(["schema", "--release", release])
            .assert()
            .code(0)
            .get_output()
            .stdout
            .clone();
        serde_json::from_slice(&output).expect("JSON")
    };
    let types = |release: &str| {
        let schema = schema(release);
        let text = schema.to_string();
        assert!(text.contains(&format!("manager {release} stores")), "{text}");
        text.contains("architecture")
    };
    assert!(!types("21.9.9"));
    assert!(types("22.3.3"));
}
