// Signing in at a desk: one's own name, then one's PIN.
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
    property string chosen: people.length === 1 ? people[0].id : ""
    signal entered(string id, string pin)
    signal begun(string name, string pin)

    Card {
        anchors.centerIn: parent
        width: 560 * Tokens.unit
        height: body.height + Tokens.s5 * 2
        Column {
            id: body
            anchors.centerIn: parent
            width: parent.width - Tokens.s5 * 2
            spacing: Tokens.s4
            Label { text: screen.title; role: "title"; strong: true; width: parent.width; horizontalAlignment: Text.AlignHCenter }
            Label { visible: screen.first; text: qsTr("This shop is new. Give your name and choose a PIN of six digits; you will be its manager."); role: "small"; color: Tokens.muted; width: parent.width; horizontalAlignment: Text.AlignHCenter }
            Field { id: name; visible: screen.first; width: parent.width; hint: qsTr("Your name"); objectName: "managerName" }
            Segments {
                visible: !screen.first
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(natural, parent.width)
                choices: screen.people
                current: screen.chosen
                quiet: true
                onChosen: id => screen.chosen = id
            }
            PinPad {
                id: pad
                enabled: screen.first ? name.text.trim() !== "" : screen.chosen !== ""
                opacity: enabled ? 1 : 0.4
                width: parent.width
                trouble: screen.trouble
                focus: true
                onEntered: pin => screen.first ? screen.begun(name.text, pin) : screen.entered(screen.chosen, pin)
            }
        }
    }
    Keys.onPressed: event => {
        if (event.text >= "0" && event.text <= "9") pad.press(event.text)
        else if (event.key === Qt.Key_Backspace) pad.press("back")
    }
    focus: true
}
