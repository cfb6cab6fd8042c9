//! The program: everything it does is in the library.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Trees and models are made of many small pieces.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    upshift::cli::main()
}
