import { describe, expect, it } from 'vitest';
import { blocksOfHtml } from '../../src/data/html-blocks.ts';
import { paragraphsOf } from '../../src/data/paragraphs.ts';

const paragraphs = async (html: string) => paragraphsOf(await blocksOfHtml(html));

describe('the paragraphs of a page', () => {
  it('are its body, without menus, programs, forms and what is hidden', async () => {
    const page = `<!doctype html><html><head><title>Tab. Title.</title><style>p { color: red }</style></head><body>
      <nav><a href="/">Home. All news.</a></nav><div class="top menu">Contact us.</div>
      <header><h1>Eleven &amp; more tugs</h1></header><div>10 April 2024 | By J. Doe</div>
      <script>document.write('<p>99 tugs.</p>')</script><noscript>Turn it on.</noscript>
      <p>The port has <b>11</b>&nbsp;tugs, <a href="/x">says</a> the office.</p>
      <div hidden>Hidden 1.</div><p style="color: red; display: none">Hidden 2.</p><p aria-hidden="true">Hidden 3.</p>
      <form><p>Inside the form of the whole page.</p><button>Send.</button></form>
      <h2>Cargo</h2><div>It handled 1.45&#160;million tonnes.</div>
      <aside>Read this too.</aside><div role="complementary">And this.</div>
      <footer>All rights reserved.</footer><div id="footer">Imprint.</div></body></html>`;
    expect(await paragraphs(page)).toEqual([
      'Eleven & more tugs\n10 April 2024 | By J. Doe',
      'The port has 11\u00a0tugs, says the office.',
      'Inside the form of the whole page.',
      'Cargo\nIt handled 1.45\u00a0million tonnes.',
    ]);
  });

  it('are divided by elements or by two line breaks, not by one', async () => {
    expect(
      await paragraphs(
        '<h1>T</h1><div>One.<div>Two.</div>Three,<br>still three.<br><br/>Four.<br>&nbsp;<br>Five.</div>',
      ),
    ).toEqual(['T', 'One.', 'Two.', 'Three,\nstill three.', 'Four.', 'Five.']);
  });

  it('are divided where Chinese typesetting indents', async () => {
    expect(await paragraphs('<h1>题</h1><div>　　第一段。<br>　　第二段，<br>没有缩进。</div>')).toEqual([
      '题',
      '第一段。',
      '第二段，\n没有缩进。',
    ]);
  });

  it('do not begin with what a banner says above the main heading', async () => {
    expect(
      await paragraphs('<div>We use cookies.</div><h1>Tugs</h1><div>2024</div><p>One.</p><p>Two.</p>'),
    ).toEqual(['We use cookies.\nTugs\n2024', 'One.', 'Two.']);
  });

  it('count a caption, also one above the first sentence and without a full stop', async () => {
    expect(
      await paragraphs(
        '<h1>Tugs</h1><figure><img src="a.png"><figcaption>A tug at sea</figcaption></figure><p>One.</p>' +
          '<div class="wp-caption"><p class="wp-caption-text">Another tug</p></div><p>Two.</p>',
      ),
    ).toEqual(['Tugs', 'A tug at sea', 'One.', 'Another tug', 'Two.']);
  });

  it('have a table of data as one, with marks between its cells', async () => {
    const table =
      '<table><caption>In tonnes</caption><tr><th>Port</th><th>2023</th></tr><tr><td>North</td><td>1</td></tr><tr><td>208</td><td>3</td></tr></table>';
    expect(await paragraphs(`<h1>T</h1><p>One.</p>${table}<p>Two.</p>`)).toEqual([
      'T',
      'One.',
      'In tonnes',
      '| Port | 2023 |\n| North | 1 |\n| 208 | 3 |',
      'Two.',
    ]);
  });

  it('see through a table that is there for the layout', async () => {
    const page =
      '<table><tr><td>Home</td><td><h1>T</h1><p>One.</p><p>Two.</p></td></tr><tr><td>a<br><br>b.</td></tr></table>';
    expect(await paragraphs(page)).toEqual(['Home\nT', 'One.', 'Two.', 'a', 'b.']);
  });

  it('are read from a page that closes nothing and nests without end', async () => {
    expect(await paragraphs('<h1>T<p>One.<p>Two &lt; three')).toEqual(['T', 'One.', 'Two < three']);
    await expect(blocksOfHtml(`<p>One.</p>${'<div>'.repeat(20_000)}Deep.`)).rejects.toThrow(RangeError);
  });

  it('are not divided by the characters that mark headings inside the program', async () => {
    expect(await paragraphs('<p>\ue001One.</p><p>Two\ue000.</p>')).toEqual(['', 'One.', 'Two.']);
  });
});
