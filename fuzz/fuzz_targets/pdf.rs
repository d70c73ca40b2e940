#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| lettercal_fuzz::run("pdf", data));
