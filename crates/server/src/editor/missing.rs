//! What is shown where the editor would be.

/// A page for a server that was started without the editor.
pub(super) const PAGE: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>sesstpl</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; color: #1c2430; }
code { background: #eef1f5; padding: 0.1em 0.3em; border-radius: 4px; }
@media (prefers-color-scheme: dark) { body { background: #14181f; color: #e3e8ef; } code { background: #262d38; } }
</style>
</head>
<body>
<h1>The embedded manager runs</h1>
<p>It was started without the editor, so there is no page here; its HTTP interface works.</p>
<p>To have the editor, run <code>cargo xtask serve</code> in a checkout of
<a href="https://github.com/sesstpl/sesstpl">the project</a>, or build it with <code>cargo xtask build</code> and start
<code>sesstpl serve --editor dist</code>.</p>
</body>
</html>
"#;
