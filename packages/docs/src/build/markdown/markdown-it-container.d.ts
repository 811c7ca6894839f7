declare module "markdown-it-container" {
  import type { MarkdownIt, RendererRule } from "markdown-it";

  const container: (
    markdown: MarkdownIt,
    name: string,
    options: { validate: (parameters: string) => boolean; render: RendererRule },
  ) => void;
  export default container;
}
