#![no_main]
use lettercal_fuzz::{package, run};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    run("odt", &package(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", data)]));
});
