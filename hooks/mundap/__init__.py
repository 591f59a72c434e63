"""문답 (mundap): Korean talk transcripts in, an archive of questions and answers out.

The engine knows nothing of MkDocs. `mundap.build` reads files and data and
returns an `Archive` with its pages, exports and diagnostics as plain values.
"""

__version__ = "0.1.0"
