@rem For npm scripts: what `exec` is in a shell. A shell gives its place to the program and with it npm's signals; cmd has no such word.
@%*
