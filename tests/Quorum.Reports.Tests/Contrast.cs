namespace Quorum.Reports.Tests;

/// <summary>The contrast of every text of a page to what lies behind it, after WCAG 2.2, success criterion 1.4.3.</summary>
internal static class Contrast
{
    public const string Script = """
        const rgb = color => color.match(/[\d.]+/g).map(Number);
        const luminance = color => rgb(color).slice(0, 3)
            .map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
            .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
        const isOpaque = color => { const parts = rgb(color); return parts.length < 4 || parts[3] === 1; };
        const behind = element => {
            for (let at = element; at; at = at.parentElement) {
                const color = getComputedStyle(at).backgroundColor;
                if (isOpaque(color)) return color;
            }
            return 'rgb(255, 255, 255)';
        };
        const hasText = element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
        return [...document.querySelectorAll('main *')].filter(hasText).filter(element => !element.closest('svg')).map(element => {
            const [low, high] = [luminance(getComputedStyle(element).color), luminance(behind(element))].sort((a, b) => a - b);
            return (high + 0.05) / (low + 0.05);
        });
        """;
}
