// Signing in at a desk: one's own name, then one's PIN; language and comfort come before either.
pragma ComponentBehavior: Bound
import QtQuick
import Kit
import Screens

Item {
    id: screen

    property string title: ""
    property var people: []
    property string trouble: ""
    property bool first: false
    property string language: "en"
    property real textScale: 1
    property string theme: "light"
    property string chosen: people.length === 1 ? people[0].id : ""
    signal entered(string id, string pin)
    signal begun(string name, string pin)
    signal languageAsked()
    signal stood(real textScale, string theme)

    readonly property bool ready: first ? name.text.trim() !== "" : chosen !== ""

    Flickable {
        anchors.fill: parent
        contentHeight: Math.max(height, card.height + corner.height + Tokens.s4 * 3)
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Card {
            id: card
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.max(corner.height + Tokens.s4 * 2, (parent.height - height) / 2)
            width: Math.min(parent.width - Tokens.s5, 560 * Tokens.unit * (0.7 + 0.3 * Tokens.textScale))
            height: body.height + Tokens.s5 * 2
            Column {
                id: body
                anchors.centerIn: parent
                width: parent.width - Tokens.s5 * 2
                spacing: Tokens.s4
                Label { text: screen.title; role: "title"; strong: true; width: parent.width; horizontalAlignment: Text.AlignHCenter }
                Label { text: screen.first ? qsTr("This shop is new. Give your name and choose a PIN of six digits; you will be its manager.") : screen.chosen === "" ? qsTr("Who are you?") : qsTr("Your PIN"); role: screen.first ? "small" : "body"; color: Tokens.muted; width: parent.width; horizontalAlignment: Text.AlignHCenter }
                Field { id: name; visible: screen.first; width: parent.width; hint: qsTr("Your name"); objectName: "managerName" }
                Flow {
                    id: names
                    visible: !screen.first
                    readonly property real natural: {
                        let sum = 1
                        for (let n = 0; n < buttons.count; n++)
                            sum += (buttons.itemAt(n)?.implicitWidth ?? 0) + (n > 0 ? spacing : 0)
                        return sum
                    }
                    width: Math.min(parent.width, natural)
                    anchors.horizontalCenter: parent.horizontalCenter
                    spacing: Tokens.s2
                    Repeater {
                        id: buttons
                        model: screen.people
                        Button {
                            required property var modelData
                            label: modelData.label
                            strong: modelData.id === screen.chosen
                            objectName: "choice-" + modelData.id
                            onPressed: { screen.chosen = modelData.id; pad.digits = ""; screen.forceActiveFocus() }
                        }
                    }
                }
                PinPad {
                    id: pad
                    enabled: screen.ready
                    opacity: enabled ? 1 : 0.55
                    width: parent.width
                    trouble: screen.trouble
                    onEntered: pin => screen.first ? screen.begun(name.text, pin) : screen.entered(screen.chosen, pin)
                }
            }
        }
        Row {
            id: corner
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Tokens.s4
            spacing: Tokens.s2
            IconButton { icon: "text-size"; label: qsTr("Text and colors"); worded: false; objectName: "comfort"; onPressed: comfort.open = true }
            Button { label: screen.language === "he" ? "English" : "עברית"; role: "small"; objectName: "language"; onPressed: screen.languageAsked() }
        }
    }
    ComfortMenu {
        id: comfort
        textScale: screen.textScale
        theme: screen.theme
        onChosen: (textScale, theme) => screen.stood(textScale, theme)
        onDismissed: open = false
    }
    Keys.onPressed: event => {
        if (!screen.ready) return
        if (event.text >= "0" && event.text <= "9") pad.press(event.text)
        else if (event.key === Qt.Key_Backspace) pad.press("back")
    }
    focus: true
}
