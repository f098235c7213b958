"""Bringing a model: torchvision backbones, CLIP-like pairs and ONNX exports become model folders.

torch, torchvision and open_clip live here, and are imported only while a model
is being made of theirs; `onnx` only while a graph is being changed.
"""
