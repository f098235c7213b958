"""What is learned by gradient descent: PyTorch is imported here alone, and only while training."""
