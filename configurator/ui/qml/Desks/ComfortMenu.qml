// How a desk stands for whoever works there: size of text and colors.
import QtQuick
import Kit

Sheet {
    id: sheet

    property real textScale: 1
    property string theme: "light"
    signal chosen(real textScale, string theme)

    title: qsTr("Text and colors")
    wide: 640 * Tokens.unit * (0.6 + 0.4 * Tokens.textScale)

    Column {
        width: parent.width
        spacing: Tokens.s3
        Label { text: qsTr("Size of text"); role: "small"; strong: true; width: parent.width }
        Segments {
            width: parent.width
            quiet: true
            choices: [{ id: "1", label: "100 %" }, { id: "1.25", label: "125 %" }, { id: "1.5", label: "150 %" }, { id: "2", label: "200 %" }]
            current: String(sheet.textScale)
            onChosen: id => sheet.chosen(Number(id), sheet.theme)
        }
        Label { text: qsTr("Colors"); role: "small"; strong: true; width: parent.width }
        Segments {
            width: parent.width
            quiet: true
            choices: [{ id: "light", label: qsTr("Light"), icon: "sun" }, { id: "dark", label: qsTr("Dark"), icon: "moon" }, { id: "contrast", label: qsTr("High contrast"), icon: "contrast" }]
            current: sheet.theme
            onChosen: id => sheet.chosen(sheet.textScale, id)
        }
    }
    Keys.onEscapePressed: sheet.dismissed()
}
