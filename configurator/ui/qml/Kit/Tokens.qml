// Tokens: the one place for color, type, space, radius and motion; everything else refers to it.
pragma Singleton
import QtQuick

QtObject {
    id: tokens

    property string theme: "light"
    property string family: "wrapper"
    property real textScale: 1
    property bool motion: true
    property bool rightToLeft: false
    property size screen: Qt.size(1920, 1080)
    property real pxPerMm: 3.6

    readonly property bool portrait: screen.height > screen.width
    readonly property real unit: Math.max(0.8, Math.min(screen.width, screen.height) / 1080)

    readonly property var palettes: ({
        "light": {
            "paper": "#F6F3EC", "card": "#FFFFFF", "line": "#E4DED2", "edge": "#8E887C", "ink": "#1C1B1F",
            "muted": "#6B675F", "accentInk": "#FFFFFF", "scrim": "#661C1B1F", "warn": "#9A5B00",
            "warnTint": "#FBF0DA", "stop": "#A8261C", "stopTint": "#FBE6E2", "good": "#1F6B4F",
            "shoe": "#27418F", "wrapper": "#7A3B2E", "patch": "#1F6B4F",
            "shoeTint": "#E3E8F6", "wrapperTint": "#F4E5DF", "patchTint": "#DDEEE6"
        },
        "dark": {
            "paper": "#1B1A1D", "card": "#262529", "line": "#3B393F", "edge": "#8A868F", "ink": "#F5F2EC",
            "muted": "#B5B0A6", "accentInk": "#17161A", "scrim": "#99000000", "warn": "#F0B95A",
            "warnTint": "#3A301D", "stop": "#FF9D91", "stopTint": "#40241F", "good": "#8FD4B4",
            "shoe": "#A9BBFA", "wrapper": "#EBB09F", "patch": "#8FD4B4",
            "shoeTint": "#2C3350", "wrapperTint": "#452E28", "patchTint": "#23392F"
        },
        "contrast": {
            "paper": "#FFFFFF", "card": "#FFFFFF", "line": "#000000", "edge": "#000000", "ink": "#000000",
            "muted": "#1A1A1A", "accentInk": "#FFFFFF", "scrim": "#B3000000", "warn": "#6B3F00",
            "warnTint": "#FFFFFF", "stop": "#8F0F07", "stopTint": "#FFFFFF", "good": "#00492F",
            "shoe": "#0B1F66", "wrapper": "#5A1F12", "patch": "#00492F",
            "shoeTint": "#DCE4FF", "wrapperTint": "#FFE4DA", "patchTint": "#D3F5E5"
        }
    })
    readonly property var palette: palettes[theme] ?? palettes["light"]

    readonly property color paper: palette.paper
    readonly property color card: palette.card
    readonly property color line: palette.line
    readonly property color edge: palette.edge
    readonly property color ink: palette.ink
    readonly property color muted: palette.muted
    readonly property color accent: palette[family] ?? palette.wrapper
    readonly property color tint: palette[family + "Tint"] ?? palette.wrapperTint
    readonly property color accentInk: palette.accentInk
    readonly property color scrim: palette.scrim
    readonly property color warn: palette.warn
    readonly property color warnTint: palette.warnTint
    readonly property color stop: palette.stop
    readonly property color stopTint: palette.stopTint
    readonly property color good: palette.good
    readonly property color codePaper: "#FFFFFF"
    // What is drawn for pale paper lies on some where the screen is dark.
    readonly property color drawingPaper: "#E9E5DC"
    readonly property color clear: "transparent"
    readonly property real stroke: theme === "contrast" ? 3 * unit : 1.5 * unit

    function accentOf(kind) { return palette[kind] ?? palette.wrapper }
    function tintOf(kind) { return palette[kind + "Tint"] ?? palette.wrapperTint }

    // Type: Rubik, ratio 1.25. Large sizes grow less with the text scale, so a title still fits.
    readonly property string font: "Rubik"
    readonly property real large: 1 + (textScale - 1) * 0.55
    readonly property real small: Math.max(18, 18 * unit) * textScale
    readonly property real body: Math.max(18, 22 * unit) * textScale
    readonly property real lead: 28 * unit * (1 + (textScale - 1) * 0.8)
    readonly property real title: 35 * unit * large
    readonly property real display: 44 * unit * large
    readonly property real hero: 68 * unit * large

    readonly property real s1: 4 * unit
    readonly property real s2: 8 * unit
    readonly property real s3: 16 * unit
    readonly property real s4: 24 * unit
    readonly property real s5: 40 * unit
    readonly property real s6: 64 * unit

    readonly property real radius: 12 * unit
    readonly property real radiusLarge: 24 * unit

    // 15 mm on the glass, and never under 56 px where the screen does not know its size.
    readonly property real touch: Math.max(56 * unit, Math.min(15 * pxPerMm, 72 * unit))
    readonly property real gap: Math.max(12 * unit, Math.min(4 * pxPerMm, 20 * unit))

    readonly property int quick: motion ? 120 : 0
    readonly property int calm: motion ? 220 : 0
}
