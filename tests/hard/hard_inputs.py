"""What a machine can put before the command that no text can: devices, links in circles, folders without permission, names that
are no UTF-8, a gigabyte, an output that nobody reads or that is not there. Each ends in time, with the code that docs/command.md
says, and never in silence.

    python3 hard_inputs.py WAYPROOF
"""
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import unittest

WAYPROOF = os.path.abspath(sys.argv.pop(1))
EXAMPLE = pathlib.Path(__file__).parents[2] / "examples/c02-cart-recovery-as-written"
NOBODY = 65534


def small_memory() -> None:
    """A quarter of a gigabyte: whoever reads a gigabyte dies of it."""
    resource.setrlimit(resource.RLIMIT_AS, (256 << 20, 256 << 20))


class HardInputs(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="wayproof-hard-"))
        shutil.copytree(EXAMPLE, self.folder / "shop")
        for path in [self.folder, *self.folder.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)

    def tearDown(self):
        for path in self.folder.rglob("*"):
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o755)
        shutil.rmtree(self.folder)

    def check(self, *words, command=WAYPROOF, **options):
        options = {"capture_output": True, "timeout": 20, "cwd": self.folder, "preexec_fn": small_memory} | options
        return subprocess.run([command, "check", "--lang", "en", "--as-of", "2026-11-21", *words], **options)

    def test_the_example_has_a_problem(self):
        self.assertEqual(self.check("shop").returncode, 1)

    def test_links_that_lead_in_circles_are_not_followed(self):
        (self.folder / "shop/again").symlink_to(".")
        (self.folder / "shop/up").symlink_to("..")
        (self.folder / "shop/self.json").symlink_to("self.json")
        (self.folder / "shop/gone.json").symlink_to("nowhere.json")
        found = json.loads(self.check("shop", "--format", "json").stdout)
        self.assertEqual(found, json.loads(self.check("shop", "--format", "json").stdout))
        self.assertFalse([file["name"] for file in found["files"] if "again" in file["name"] or "up/" in file["name"]])

    def test_a_link_that_is_named_is_followed(self):
        (self.folder / "linked").symlink_to("shop")
        self.assertEqual(self.check("linked").returncode, 1)

    def test_a_link_to_itself_is_not_there(self):
        (self.folder / "self.json").symlink_to("self.json")
        run = self.check("self.json")
        self.assertEqual(run.returncode, 2)
        self.assertIn(b"self.json", run.stderr)

    def test_a_gigabyte_is_refused_without_reading_it(self):
        with open(self.folder / "shop/large.journey.json", "wb") as file:
            file.truncate(1 << 30)
        for path in ("shop/large.journey.json", "shop"):
            run = self.check(path)
            self.assertEqual(run.returncode, 2)
            self.assertIn(b"64 MB", run.stderr)

    def long_journey(self, steps):
        """A journey of so many steps, one behind the other."""
        chain = {f"s{i}": {"type": "wait", "for": "PT1H"} if i % 2 == 0 else
                 {"type": "message", "channel": "email", "purpose": "marketing", "topic": "news", "content": {"text": "Hello {{unsubscribe_url}}"}}
                 for i in range(steps)}
        for i, step in enumerate(chain.values()):
            step["next"] = f"s{i + 1}"
        path = self.folder / "long.journey.json"
        path.write_text(json.dumps({"format": "wayproof/journey@1", "id": "long", "entry": {"on": {"event": "a"}}, "first": "s0",
                                    "steps": chain | {f"s{steps}": {"type": "end"}}}))
        return path

    def long_check(self, steps):
        """What is said of it, and the seconds of work it took: what other programs do meanwhile does not count."""
        def limits():
            resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run = self.check(self.long_journey(steps), "--format", "json", preexec_fn=limits, timeout=300)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.assertIn(run.returncode, (0, 1), run.stderr)
        said = json.loads(run.stdout)
        self.assertTrue(said["files"][0]["readable"])
        self.assertEqual(said["findings"][0]["journey"], "long")
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def test_a_hundred_thousand_steps_take_ten_times_as_long_as_ten_thousand(self):
        # And not a hundred times: nothing looks through all steps for each of them.
        short, long = self.long_check(10_000), self.long_check(100_000)
        self.assertLess(long, 30 * short + 1, f"{short:.2f} s and {long:.2f} s")

    def test_standard_input_without_end_is_refused(self):
        with open("/dev/zero", "rb") as zeros:
            run = self.check("-", stdin=zeros)
        self.assertEqual(run.returncode, 2)
        self.assertIn(b"64 MB", run.stderr)

    def test_devices(self):
        run = self.check("/dev/zero")
        self.assertEqual(run.returncode, 2)
        self.assertIn(b"64 MB", run.stderr)
        run = self.check("/dev/null")
        self.assertEqual(run.returncode, 2)
        self.assertIn(b"nothing to check", run.stderr)

    def test_pipes_in_a_folder_are_left_alone_and_named_ones_are_read(self):
        os.mkfifo(self.folder / "shop/pipe.json")
        self.assertEqual(self.check("shop").returncode, 1)
        run = subprocess.run(["bash", "-c", f'"{WAYPROOF}" check <(cat shop/cart-recovery.journey.json)'], cwd=self.folder,
                             capture_output=True, timeout=20)
        self.assertIn(b"in 1 file", run.stdout)
        self.assertEqual(run.returncode, 0)

    def as_nobody(self, *words):
        """Permissions mean nothing to the superuser, and a home of his may be closed to others: they get the command beside the files."""
        command = self.folder / ".wayproof-command"
        shutil.copy(WAYPROOF, command)
        command.chmod(0o755)
        def drop():
            small_memory()
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
        return self.check(*words, command=command, preexec_fn=drop)

    def test_a_file_without_permission(self):
        (self.folder / "shop/cart-recovery.journey.json").chmod(0)
        for path in ("shop", "shop/cart-recovery.journey.json"):
            run = self.as_nobody(path)
            self.assertEqual(run.returncode, 2)
            self.assertIn(b"cart-recovery.journey.json", run.stderr)

    def test_a_folder_without_permission(self):
        (self.folder / "shop").chmod(0)
        run = self.as_nobody(".")
        self.assertEqual(run.returncode, 2)
        self.assertIn(b"shop", run.stderr)

    def test_names_that_are_no_utf8(self):
        name = b"caf\xe9.journey.json"
        shutil.copy(self.folder / "shop/cart-recovery.journey.json", os.path.join(os.fsencode(self.folder), name))
        for form in ("text", "json", "sarif", "junit", "github"):
            run = self.check(name, "--format", form, "--fail-on", "never")
            self.assertEqual(run.returncode, 0)
            run.stdout.decode("utf-8")  # whatever is printed is UTF-8
        self.assertEqual(self.check(name, "--write-baseline", "known.json").returncode, 0)
        self.assertEqual(self.check(name, "--baseline", "known.json").returncode, 0)

    def test_a_reader_that_goes_away_changes_nothing(self):
        for form in ("text", "json"):
            process = subprocess.Popen([WAYPROOF, "check", "shop", "--format", form], cwd=self.folder, stdout=subprocess.PIPE,
                                       stderr=subprocess.PIPE)
            process.stdout.close()
            self.assertEqual(process.stderr.read(), b"")
            process.stderr.close()
            self.assertEqual(process.wait(20), 1)

    def test_head_gets_its_line(self):
        run = subprocess.run(["bash", "-c", f'"{WAYPROOF}" check shop | head -1; exit ${{PIPESTATUS[0]}}'], cwd=self.folder,
                             capture_output=True, timeout=20)
        self.assertEqual(run.returncode, 1)
        self.assertEqual(run.stdout.count(b"\n"), 1)

    def test_an_output_that_is_closed_or_full_is_said(self):
        def closed():
            small_memory()
            os.close(1)
        for words in (["--format", "json"], []):
            run = self.check("shop", *words, stdout=None, stderr=subprocess.PIPE, capture_output=False, preexec_fn=closed)
            self.assertEqual(run.returncode, 2)
            self.assertIn(b"could not be written", run.stderr)
            with open("/dev/full", "wb") as full:
                run = self.check("shop", *words, stdout=full, stderr=subprocess.PIPE, capture_output=False)
            self.assertEqual(run.returncode, 2)

    def test_with_all_streams_closed_no_file_is_written_into(self):
        before = {path: path.read_bytes() for path in (self.folder / "shop").iterdir()}
        subprocess.run(["bash", "-c", f'exec "{WAYPROOF}" check shop 0<&- 1>&- 2>&-'], cwd=self.folder, timeout=20)
        self.assertEqual({path: path.read_bytes() for path in (self.folder / "shop").iterdir()}, before)


if __name__ == "__main__":
    unittest.main()
