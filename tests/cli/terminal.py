"""A program on a pseudo terminal, for tests: type, wait for a text, end.

    with Terminal([tenken, "delete", id]) as t:
        t.until("Type yes")
        t.type("yes\r")
        status = t.end()
"""
import fcntl
import os
import pty
import select
import struct
import termios


class Terminal:
    def __init__(self, words, term="xterm-256color", rows=24, cols=80):
        self.seen = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ["TERM"] = term
            os.execv(words[0], words)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def __enter__(self):
        return self

    def __exit__(self, *ignored):
        os.close(self.fd)

    def _read(self, seconds):
        if not select.select([self.fd], [], [], seconds)[0]:
            raise AssertionError("nothing more after %r" % self.seen[-2000:])
        try:
            got = os.read(self.fd, 65536)
        except OSError:
            got = b""
        self.seen += got
        return got

    def until(self, text, seconds=10):
        """Reads until text comes; what was read before it is forgotten."""
        text = text.encode()
        while text not in self.seen:
            if not self._read(seconds):
                raise AssertionError("ended without %r: %r" % (text, self.seen[-2000:]))
        before, self.seen = self.seen.split(text, 1)
        return before.decode(errors="replace")

    def type(self, text):
        os.write(self.fd, text.encode())

    def end(self, seconds=10):
        """Waits for the end; the exit status, or the signal as a negative number."""
        while self._read(seconds):
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
