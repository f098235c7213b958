"""Embeddings: photos into vectors and first attributes. onnxruntime lives here."""
