package dev.krait.it;

/// What a process uses after a reload.
///
/// @param heap megabytes alive after a full collection
/// @param resident megabytes
record SoakReading(int heap, int resident, int threads, int descriptors) {}
