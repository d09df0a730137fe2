import type { PreviewFile } from '../preview-api.ts';

type FilesProps = { readonly files: readonly PreviewFile[] };

/** Files that go along with a message, open: nothing on the page is downloaded. */
export function Files({ files }: FilesProps) {
  return files.map(({ name, label, text }) => (
    <figure key={name} className="file">
      <figcaption>{`${label} · ${name}`}</figcaption>
      <pre>
        <code>{text}</code>
      </pre>
    </figure>
  ));
}
