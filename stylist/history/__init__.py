"""A library's memory of who bought what when: Parquet by month, read and written with Polars."""
