"""A small WebDriver client: drives Chromium through ChromeDriver, both as the system has them."""

import json
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--hide-scrollbars",
]  # fmt: skip
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Browser:
    """One browser window."""

    def __init__(self, address: str, profile: Path) -> None:
        self.address = address
        options = {"binary": CHROMIUM, "args": [*FLAGS, f"--user-data-dir={profile}", "--window-size=1200,900"]}
        wanted = {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        self.session = self._send("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})["sessionId"]

    def _send(self, method: str, path: str, body: object = None) -> Any:
        data = None if method != "POST" else json.dumps(body or {}).encode()
        request = urllib.request.Request(self.address + path, data, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def send(self, path: str, body: object = None) -> Any:
        """A command of the WebDriver protocol."""
        return self._send("POST", f"/session/{self.session}{path}", body)

    def open(self, path: Path) -> None:
        """Open a file from disk."""
        self.send("/url", {"url": path.resolve().as_uri()})

    def run(self, script: str) -> Any:
        """The value of a script's ``return``."""
        return self.send("/execute/sync", {"script": script, "args": []})

    def cdp(self, command: str, **params: object) -> Any:
        """A command of Chromium's own protocol."""
        return self.send("/goog/cdp/execute", {"cmd": command, "params": params})

    def hover(self, selector: str) -> None:
        """Move the pointer over an element."""
        element = self.send("/element", {"using": "css selector", "value": selector})
        move = {"type": "pointerMove", "duration": 0, "origin": element, "x": 0, "y": 0}
        self.send("/actions", {"actions": [{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": [move]}]})

    def click(self, selector: str) -> None:
        """Click on an element."""
        self.send(f"/element/{self.send('/element', {'using': 'css selector', 'value': selector})[ELEMENT]}/click")

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.send("/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def messages(self) -> list[str]:
        """What the page has written to the console, errors of its own among it."""
        return [row["message"] for row in self.send("/se/log", {"type": "browser"})]


@contextmanager
def browse(folder: Path) -> Iterator[Browser]:
    """A browser with a fresh profile in ``folder``."""
    assert DRIVER
    process = subprocess.Popen([DRIVER, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert process.stdout is not None
        port = ""
        deadline = time.monotonic() + 30
        while not port and time.monotonic() < deadline:
            line = process.stdout.readline()
            if "started successfully on port" in line:
                port = line.rstrip().rstrip(".").rsplit(" ", 1)[-1]
        browser = Browser(f"http://127.0.0.1:{port}", folder / "profile")
        try:
            yield browser
        finally:
            browser._send("DELETE", f"/session/{browser.session}")
    finally:
        process.terminate()
        process.wait()
