// The on-screen keyboard in both languages: large keys, both alphabets one tap apart, real keyboards still work.
pragma ComponentBehavior: Bound
import QtQuick

Rectangle {
    id: board

    property string language: "en"
    property var target: null
    property bool open: false
    property bool shifted: false
    property bool symbols: false
    readonly property bool lines: target instanceof TextEdit
    property string script: language
    signal done()

    readonly property var letters: ({
        "en": ["qwertyuiop", "asdfghjkl'", "zxcvbnm,.!"],
        "he": ["קראטוןםפ־'", "שדגכעיחלךף", "זסבהנמצתץ!"],
        "symbols": ["1234567890", "@#₪%&*-+()", "\"':;?!/,.♥"]
    })
    readonly property var rows: letters[symbols ? "symbols" : script]
    readonly property real keyHeight: Math.max(60 * Tokens.unit, Tokens.touch)
    readonly property real keyGap: 8 * Tokens.unit
    readonly property real keyWidth: (Math.min(width, 1500 * Tokens.unit) - Tokens.s4 * 2 - keyGap * 9) / 10

    height: open ? 4 * (keyHeight + keyGap) + Tokens.s3 * 2 : 0
    visible: height > 0
    clip: true
    color: Tokens.card
    Behavior on height { NumberAnimation { duration: Tokens.calm; easing.type: Easing.OutCubic } }
    onTargetChanged: if (target !== null) {
        script = target.inputMethodHints & Qt.ImhLatinOnly ? "en" : language
        symbols = false
        shifted = script === "en" && target.text === ""
    }

    function type(text) {
        if (!target)
            return
        if (target.selectedText !== "")
            target.remove(target.selectionStart, target.selectionEnd)
        if (target.text.length < target.maximumLength)
            target.insert(target.cursorPosition, shifted ? text.toUpperCase() : text)
        target.textEdited()
        shifted = false
    }
    function erase() {
        if (!target)
            return
        if (target.selectedText !== "")
            target.remove(target.selectionStart, target.selectionEnd)
        else if (target.cursorPosition > 0)
            target.remove(target.cursorPosition - 1, target.cursorPosition)
        target.textEdited()
    }

    TapHandler { }
    Rectangle { width: parent.width; height: Tokens.stroke; color: Tokens.line }

    component KeyCap: Pressable {
        id: key
        property string icon: ""
        property bool special: false
        property bool strong: false
        width: board.keyWidth
        height: board.keyHeight
        ringRadius: Tokens.radius
        activeFocusOnTab: false
        Rectangle {
            anchors.fill: parent
            radius: Tokens.radius
            color: key.strong ? Tokens.accent : key.held ? Tokens.tint : key.special ? Tokens.line : Tokens.paper
            border.width: Tokens.theme === "contrast" ? Tokens.stroke : 0
            border.color: Tokens.edge
        }
        Label {
            anchors.centerIn: parent
            text: key.label
            visible: key.icon === ""
            color: key.strong ? Tokens.accentInk : Tokens.ink
            font.pixelSize: Math.min(28 * Tokens.unit * Math.min(Tokens.textScale, 1.5), key.height * 0.6)
            wrapMode: Text.NoWrap
        }
        Icon { anchors.centerIn: parent; name: key.icon; color: key.strong ? Tokens.accentInk : Tokens.ink }
    }

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Tokens.s3
        spacing: board.keyGap
        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true

        Repeater {
            model: board.rows
            Row {
                id: line
                required property string modelData
                spacing: board.keyGap
                anchors.horizontalCenter: parent.horizontalCenter
                Repeater {
                    model: line.modelData.split("")
                    KeyCap {
                        required property string modelData
                        label: board.shifted ? modelData.toUpperCase() : modelData
                        objectName: "key-" + modelData
                        onPressed: board.type(modelData)
                    }
                }
            }
        }
        Row {
            spacing: board.keyGap
            anchors.horizontalCenter: parent.horizontalCenter
            KeyCap {
                objectName: "key-shift"
                icon: board.script === "en" && !board.symbols ? "shift" : ""
                label: board.script === "en" && !board.symbols ? qsTr("Capitals") : "־"
                special: true
                strong: board.shifted
                onPressed: board.script === "en" && !board.symbols ? board.shifted = !board.shifted : board.type("־")
            }
            KeyCap {
                objectName: "key-symbols"
                label: board.symbols ? (board.script === "he" ? "אבג" : "abc") : "123"
                special: true
                onPressed: board.symbols = !board.symbols
            }
            KeyCap {
                objectName: "key-language"
                width: board.keyWidth * 1.5
                label: board.script === "he" ? "English" : "עברית"
                special: true
                onPressed: { board.script = board.script === "he" ? "en" : "he"; board.symbols = false }
            }
            KeyCap {
                objectName: "key-space"
                width: board.keyWidth * (board.lines ? 2.5 : 3.5) + board.keyGap * (board.lines ? 1 : 2)
                label: " "
                onPressed: board.type(" ")
            }
            KeyCap { icon: "backspace"; label: qsTr("Erase"); special: true; objectName: "key-backspace"; onPressed: board.erase() }
            KeyCap { visible: board.lines; icon: "enter"; label: qsTr("New line"); special: true; objectName: "key-line"; onPressed: board.type("\n") }
            KeyCap {
                width: board.keyWidth * 1.7
                objectName: "key-done"
                label: qsTr("Done")
                strong: true
                onPressed: board.done()
            }
        }
    }
}
