"""Why a triple holds, in English, down to stated facts and their sources."""
