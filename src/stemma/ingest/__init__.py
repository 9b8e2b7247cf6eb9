"""Bytes in, documents out: files, rows and pages become documents or rejections."""
