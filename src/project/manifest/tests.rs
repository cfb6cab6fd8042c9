//! Manifests of every kind, edited as their authors would.
