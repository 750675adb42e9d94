//! The editor's entry point.

fn main() {
    sesstpl_web::start();
}
