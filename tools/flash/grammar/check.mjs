// Reads flash.ps1 with a grammar of PowerShell: no syntax error, nothing PowerShell 5.1 lacks, the documented parameters.
//   npm install --prefix tools/flash/grammar && node tools/flash/grammar/check.mjs [SCRIPT]
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Language, Parser } from 'web-tree-sitter';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const script = process.argv[2] ?? join(here, '../../../flash.ps1');
const source = readFileSync(script, 'utf8');

await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')));

const problems = [];
const complain = (node, text) => problems.push(`${script}:${node.startPosition.row + 1}: ${text}`);
const parameters = [];

function walk(node) {
  if (node.isError || node.isMissing) complain(node, `no PowerShell: ${node.text.slice(0, 60)}`);
  if (node.type === 'pipeline_chain_tail') complain(node, '&& and || between commands need PowerShell 7');
  if (node.type === 'variable' && /^\$Is(Windows|Linux|MacOS|CoreCLR)$/i.test(node.text)) {
    complain(node, `${node.text} is not there in PowerShell 5.1`);
  }
  if (node.type === 'command_parameter' && /^-(Parallel|AsHashtable|SkipLast)$/i.test(node.text)) {
    complain(node, `${node.text} needs PowerShell 7`);
  }
  if (node.type === 'script_parameter' && node.parent.parent.parent.type === 'program') {
    parameters.push(node.namedChildren.findLast((child) => child.type === 'variable').text.slice(1));
  }
  node.children.forEach(walk);
}

walk(parser.parse(source).rootNode);
if (/[^\n\x20-\x7e]/.test(source)) problems.push(`${script}: not ASCII, which PowerShell 5.1 would misread without a mark`);

const page = readFileSync(join(here, '../README.md'), 'utf8');
const documented = [...page.matchAll(/^\| `-(\w+)/gm)].map((match) => match[1]);
if ([...parameters].sort().join() !== [...documented].sort().join()) {
  problems.push(`parameters are ${parameters.join(' ')}, documented are ${documented.join(' ')}`);
}

problems.forEach((problem) => console.error(problem));
console.log(`${script}: ${parameters.length} parameters, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
