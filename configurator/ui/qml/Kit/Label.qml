// A line or paragraph of text; always plain, so a typed name can never be markup.
import QtQuick

Text {
    property string role: "body"
    property bool strong: false

    textFormat: Text.PlainText
    color: Tokens.ink
    font.family: Tokens.font
    font.pixelSize: Tokens[role]
    font.weight: strong ? Font.Medium : Font.Normal
    wrapMode: Text.Wrap
    lineHeight: wrapMode === Text.NoWrap ? 1 : role === "hero" || role === "display" ? 1.05 : 1.2
    horizontalAlignment: Text.AlignLeft
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
