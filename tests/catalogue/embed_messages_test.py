"""Holds tools/embed_messages.py to what it promises: each mistake that it must refuse is shown to it once."""
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "tools" / "embed_messages.py"

spec = importlib.util.spec_from_file_location("embed_messages", SCRIPT)
embed = importlib.util.module_from_spec(spec)
spec.loader.exec_module(embed)
GLOSSARY = json.loads(embed.GLOSSARY.read_text(encoding="utf-8"))


def wrong(en, zh):
    return list(embed.complaints({"en": en, "zh": zh}, GLOSSARY))


class Sentences(unittest.TestCase):
    def assert_fine(self, en, zh):
        self.assertEqual(wrong(en, zh), [])

    def assert_refused(self, en, zh, because):
        complaints = wrong(en, zh)
        self.assertEqual(len(complaints), 1, complaints)
        self.assertIn(because, complaints[0])

    def test_good_ones_pass(self):
        self.assert_fine("{n} {n|message|messages} in {t}", "{t}内 {n} 条消息")
        self.assert_fine("{a}: {b}", "{a}：{b}")
        self.assert_fine("A customer in {city} gets it at {when:t}.", "{city}的一位客户会在 {when:t} 收到。")

    def test_a_language_may_not_lack(self):
        self.assertIn('has no text in "zh"', list(embed.complaints({"en": "Hello"}, GLOSSARY))[0])
        self.assert_refused("Hello", " ", 'has no text in "zh"')
        self.assertIn('"de"', list(embed.complaints({"en": "A", "zh": "甲", "de": "A"}, GLOSSARY))[0])

    def test_placeholders_must_agree(self):
        self.assert_refused("{n} steps", "节点", '{n} stands in "en" only')
        self.assert_refused("steps", "{n} 个节点", '{n} stands in "zh" only')
        self.assert_refused("steps", "节点{n|一|多}", "zh")

    def test_plural_words_alone_need_no_partner(self):
        self.assert_fine("the step{n||s} behind {a}", "{a}之后的节点")

    def test_placeholders_must_be_well_formed(self):
        self.assert_refused("{n", "{n} 个", "without '}'")
        self.assert_refused("n}", "个", "without '{'")
        self.assert_refused("{n:z}", "{n} 个", "form")
        self.assert_refused("{n|one}", "{n} 个", "{name|one|other}")
        self.assert_refused("{N}", "{n} 个", "proper name")

    def test_chinese_must_be_chinese(self):
        self.assert_refused("Step {a}", "Step {a}", "no Chinese text")
        self.assert_refused("SMS", "SMS", "no Chinese text")

    def test_half_width_punctuation(self):
        for text in ("请填写,然后重试", "节点:{a}", "{a}, 请重试", "是否继续?好", "必须(改)", "好.", '节点"甲"'):
            with self.subTest(text):
                en = "Step {a}" if "{a}" in text else "Step"
                self.assert_refused(en, text, "half-width")

    def test_half_width_between_figures_is_fine(self):
        self.assert_fine("at 10:30, JSON Schema (draft 2020-12)", "在 10:30 按 JSON Schema (draft 2020-12) 检查")

    def test_words_of_the_glossary(self):
        self.assert_refused("The step", "该旅行", "旅行")
        self.assert_refused("The subject", "主题", "订阅类型")
        self.assert_fine("The subject", "邮件主题")
        self.assert_refused("An Instance", "客户", "instance")
        self.assert_fine("for instance", "例如")
        self.assert_refused("It sends", "短信被发送", "被")

    def test_every_forbidden_word_is_found(self):
        for language in embed.LANGUAGES:
            for entry in GLOSSARY[language]:
                self.assertTrue(entry["use"])
                hits = [hit["word"] for hit in embed.forbidden(f"x {entry['word']} y", GLOSSARY[language])]
                self.assertIn(entry["word"], hits)

    def test_blanks(self):
        self.assert_refused("two  blanks", "两个", "blanks")
        self.assert_refused("end ", "两个", "blanks")


class Files(unittest.TestCase):
    def run_on(self, **files):
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for name, text in files.items():
                paths.append(Path(folder, name + ".json"))
                paths[-1].write_text(text, encoding="utf-8")
            output = Path(folder, "out", "messages.cpp")
            done = subprocess.run([sys.executable, SCRIPT, "--output", output, *paths], capture_output=True, text=True)
            return done.returncode, done.stderr, output.read_text(encoding="utf-8") if output.exists() else None

    def test_doubles_are_refused(self):
        entry = '{"a.b": {"en": "A", "zh": "甲"}}'
        code, errors, output = self.run_on(one=entry, two=entry)
        self.assertEqual(code, 1)
        self.assertIn('"a.b" already stands in', errors)
        self.assertIsNone(output)
        code, errors, _ = self.run_on(one='{"a.b": {"en": "A", "zh": "甲"}, "a.b": {"en": "A", "zh": "甲"}}')
        self.assertEqual(code, 1)
        self.assertIn('"a.b" stands twice', errors)

    def test_broken_files_and_keys_are_refused(self):
        self.assertEqual(self.run_on(one="{")[0], 1)
        self.assertEqual(self.run_on(one="[]")[0], 1)
        self.assertIn("no proper key", self.run_on(one='{"A b": {"en": "A", "zh": "甲"}}')[1])

    def test_the_table_is_sorted_and_escaped(self):
        code, errors, output = self.run_on(
            one='{"b": {"en": "say \\"hi\\" \\\\ ??/", "zh": "乙"}}', two='{"a": {"en": "A", "zh": "甲"}}')
        self.assertEqual((code, errors), (0, ""))
        self.assertLess(output.index('{"a"'), output.index('{"b"'))
        self.assertIn(r'"say \"hi\" \\ \?\?/"', output)

    def test_the_projects_own_catalogue_is_clean(self):
        files = sorted((ROOT / "src" / "i18n" / "messages").glob("*.json"))
        self.assertTrue(files)
        self.assertEqual(embed.gather(files, GLOSSARY)[1], [])

    def test_the_model_findings_of_the_guide_keep_its_rules(self):
        guide = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
        models = json.loads(guide.split("```json")[1].split("```")[0])
        self.assertEqual(len({key.split(".")[0] for key in models}), 5)
        for key, sentence in models.items():
            with self.subTest(key):
                self.assertEqual(list(embed.complaints(sentence, GLOSSARY)), [])

    def test_every_rule_that_speaks_stands_in_the_plan(self):
        plan = (ROOT / "docs" / "rules-plan.md").read_text(encoding="utf-8")
        rows = re.findall(r"^\| (●?) ?\| ([a-z]+/[a-z0-9-]+) \|", plan, re.MULTILINE)
        ids = [rule for _, rule in rows]
        self.assertEqual(len(ids), len(set(ids)), "a rule stands there twice")
        files = (ROOT / "src" / "i18n" / "messages").glob("*.json")
        # What mechanisms of packs say stands under pack/; they are no rules.
        speaking = {key.split(".")[0] for key in embed.gather(files, GLOSSARY)[0] if re.match(r"(?!pack/)[a-z]+/[a-z0-9-]+\.what", key)}
        self.assertEqual(sorted(speaking - {rule for mark, rule in rows if mark}), [])


if __name__ == "__main__":
    unittest.main()
